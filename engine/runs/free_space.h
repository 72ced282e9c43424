// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ajepa {

/// Bytes that this user may still write to the file system of a folder; 0 if it cannot be asked.
std::uint64_t freeSpace(const std::filesystem::path& folder);

/// Throws Error(storage) if the file system of a folder does not have `bytes`, a tenth more, and 64 MiB. `what` needs them: "the checkpoint of step 7".
void requireFreeSpace(const std::filesystem::path& folder, std::uint64_t bytes, const std::string& what);

}  // namespace ajepa
