// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace ajepa::cli {

/// Where runs are made and looked for: the folder given, else $AJEPA_RUNS, else ./runs. Absolute.
std::filesystem::path runsFolder(const std::string& given);

/// What --help says of --runs.
inline constexpr const char* runsHelp =
    "Folder of run directories (default $AJEPA_RUNS, else ./runs; the window's default is $AJEPA_RUNS, else ajepa-runs in your documents folder)";

/// "PRESET-CORPUS" in letters that suit a folder's name.
std::string defaultRunName(const std::string& preset, const std::string& corpus);

}  // namespace ajepa::cli
