// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace ajepa::cli {

/// Where runs are made and looked for: the folder given, else $AJEPA_RUNS, else ./runs. Absolute.
std::filesystem::path runsFolder(const std::string& given);

/// "PRESET-CORPUS" in letters that suit a folder's name.
std::string defaultRunName(const std::string& preset, const std::string& corpus);

}  // namespace ajepa::cli
