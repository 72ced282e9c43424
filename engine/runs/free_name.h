// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace ajepa {

/// Renames a folder to the first free one of NAME, NAME-2, NAME-3 ...: it is never seen half made, and none is ever taken over. Both on one file system.
/// Returns the name it got; throws Error(storage).
std::filesystem::path moveToFreeName(const std::filesystem::path& folder, const std::filesystem::path& wanted);

}  // namespace ajepa
