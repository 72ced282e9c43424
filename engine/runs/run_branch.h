// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ajepa {

/// Makes a new run beside `source` that continues from its checkpoint of step `step`: same configuration, that checkpoint, and the metrics up to it.
/// Throws Error(request) that lists the steps there are, Error(storage) if the checkpoint is damaged.
std::filesystem::path branchRun(const std::filesystem::path& source, std::int64_t step, const std::string& name);

}  // namespace ajepa
