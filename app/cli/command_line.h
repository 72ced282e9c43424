// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "app/cli/terminal.h"

namespace ajepa::cli {

/// A command's work: returns the exit code, throws ajepa::Error.
using Action = std::function<int(Terminal&)>;

/// The tree of commands and what was chosen in it.
class CommandLine {
public:
    CommandLine();

    /// Adds a command with the common options and a footer of examples.
    CLI::App& add(const std::string& name, const std::string& description, const std::vector<std::string>& examples);
    /// Adds a group of commands ("corpus").
    CLI::App& addGroup(const std::string& name, const std::string& description);
    CLI::App& addTo(CLI::App& group, const std::string& name, const std::string& description, const std::vector<std::string>& examples);
    /// What happens if this command is chosen.
    void onRun(CLI::App& command, Action action);

    /// Parses and runs. Returns the process' exit code; nothing is thrown.
    int run(int argc, char** argv);

private:
    void addCommonOptions(CLI::App& command);
    void parse(int argc, char** argv);

    CLI::App app_;
    CommonOptions common_;
    Action chosen_;
};

}  // namespace ajepa::cli
