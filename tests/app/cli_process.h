// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>

#include "tests/support/test_data.h"

namespace ajepa::test {

/// What a run of the built `ajepa` gave.
struct CliResult {
    int exitCode = -1;
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// A path as one word of a shell's line.
inline std::string shellWord(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

/// Runs `ajepa ARGUMENTS` through the shell, with the variables of `environment` (NAME=VALUE), and waits for its end.
inline CliResult ajepaCli(const std::string& arguments, const std::string& environment = {}) {
    const TemporaryFolder folder;
    const std::string command = environment + " " + shellWord(AJEPA_BINARY) + " " + arguments + " 2>" + shellWord(folder / "stderr") + " </dev/null";
    CliResult result;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) {
        throw std::runtime_error("no process could be started: " + command);
    }
    std::array<char, 4096> buffer{};
    for (std::size_t count = 0; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.out.append(buffer.data(), count);
    }
    const int status = pclose(pipe);
    result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    std::stringstream errors;
    errors << std::ifstream(folder / "stderr").rdbuf();
    result.err = errors.str();
    return result;
}

}  // namespace ajepa::test
