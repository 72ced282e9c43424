// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

namespace ajepa {

/// What of this machine is in the way of a training, and what to do about it; empty if nothing is. Touches the disk: for a worker thread.
QString machineAdvice(const std::filesystem::path& runsFolder);

/// Why no run can be made in this folder, or nothing.
QString runsFolderProblem(const std::filesystem::path& runsFolder);

/// The folder, or the nearest one above it that exists: where a run would have to be made.
std::filesystem::path existingPart(std::filesystem::path folder);

}  // namespace ajepa
