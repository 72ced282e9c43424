// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace ajepa {

/// RUNS/.trash, where runs lie that somebody threw away: on the same file system, so that throwing away and taking back are one rename each.
std::filesystem::path trashOf(const std::filesystem::path& runsFolder);

/// Moves a run to the trash of its folder and returns where it lies. Throws Error(storage) if a process works on it, or the folder cannot be written.
std::filesystem::path moveToTrash(const std::filesystem::path& run);

/// Moves a run back out of the trash, under a number if its name is taken meanwhile. Returns where it is.
std::filesystem::path restoreFromTrash(const std::filesystem::path& trashed);

/// Deletes what lies in the trash, for good. Throws Error(storage) at the first run that cannot be deleted.
void emptyTrash(const std::filesystem::path& runsFolder);

}  // namespace ajepa
