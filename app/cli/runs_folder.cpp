// SPDX-License-Identifier: Apache-2.0
#include "app/cli/runs_folder.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace ajepa::cli {

std::filesystem::path runsFolder(const std::string& given) {
    const char* variable = std::getenv("AJEPA_RUNS");
    const std::string folder = !given.empty() ? given : variable != nullptr && *variable != '\0' ? variable : "runs";
    return std::filesystem::absolute(folder).lexically_normal();
}

std::string defaultRunName(const std::string& preset, const std::string& corpus) {
    std::string name = (preset.empty() ? std::string("run") : preset) + "-" + corpus;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0 && c != '-' && c != '_' && c != '.'; }, '-');
    return name.substr(0, 80);
}

}  // namespace ajepa::cli
