// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cstdlib>

#include "app/cli/commands.h"
#include "app/cli/machine_checks.h"
#include "app/cli/number_text.h"
#include "app/cli/runs_folder.h"

namespace ajepa::cli {
namespace {

std::string statusId(MachineCheck::Status status) {
    constexpr const char* ids[] = {"good", "warn", "bad"};
    return ids[static_cast<int>(status)];
}

bool colourOnStdout() {
    const char* noColour = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 && (noColour == nullptr || *noColour == '\0');
}

std::string coloured(MachineCheck::Status status) {
    constexpr const char* codes[] = {"\033[32m", "\033[33m", "\033[31m"};
    const std::string word = padded(statusId(status), 6);
    return colourOnStdout() ? codes[static_cast<int>(status)] + word + "\033[0m" : word;
}

int examine(Terminal& terminal) {
    Json list = Json::array();
    std::string text;
    int code = 0;
    for (const MachineCheck& check : checkMachine(runsFolder({}))) {
        list.push_back({{"id", check.id}, {"status", statusId(check.status)}, {"detail", check.detail}, {"advice", check.advice}});
        text += coloured(check.status) + padded(check.id, 10) + check.detail +
                (check.advice.empty() ? "" : "\n" + std::string(16, ' ') + check.advice) + "\n";
        code = code == 0 ? check.exitCode : code;
    }
    terminal.result({{"checks", list}}, text);
    return code;
}

}  // namespace

void addDoctorCommand(CommandLine& line) {
    CLI::App& command =
        line.add("doctor", "Examine the machine: processor, memory, GPU, driver, LibTorch, audio device, disk, presets, and a write test.",
                 {"ajepa doctor", "ajepa doctor --json"});
    line.onRun(command, examine);
}

}  // namespace ajepa::cli
