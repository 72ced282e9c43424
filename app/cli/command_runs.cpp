// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/number_text.h"
#include "app/cli/runs_folder.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {
namespace {

std::string stateText(const RunSummary& run) {
    return run.interrupted ? "interrupted" : std::string(runStateId(run.state));
}

/// The window and the terminal have different defaults: whoever looks for a run of the other one must learn where this one looked.
std::string nothingText(const std::filesystem::path& folder) {
    return "There are no runs in " + folder.string() + (std::filesystem::is_directory(folder) ? "" : ", which does not exist") +
           ". Name another folder with --runs or AJEPA_RUNS (the window's default is ajepa-runs in your documents folder), or start a run with "
           "`ajepa pretrain`.";
}

int showRuns(const std::string& folder, Terminal& terminal) {
    const auto path = runsFolder(folder);
    Json list = Json::array();
    std::string text = padded("state", 13) + padded("step", 16) + padded("loss", 10) + "run\n";
    for (const RunSummary& run : listRuns(path)) {
        list.push_back({{"name", run.name},
                        {"path", run.path.string()},
                        {"state", std::string(runStateId(run.state))},
                        {"interrupted", run.interrupted},
                        {"step", run.step},
                        {"steps", run.steps},
                        {"loss", run.step > 0 ? Json(run.loss) : Json(nullptr)},
                        {"corpus", run.corpus},
                        {"message", run.message}});
        text += padded(stateText(run), 13) + padded(std::to_string(run.step) + "/" + std::to_string(run.steps), 16) +
                padded(run.step > 0 ? decimals(run.loss, 4) : "", 10) + run.name + (run.message.empty() ? "" : "  " + run.message) + "\n";
    }
    const bool empty = list.empty();
    terminal.result({{"runs", std::move(list)}, {"folder", path.string()}}, empty ? nothingText(path) : text);
    return 0;
}

}  // namespace

void addRunsCommand(CommandLine& line) {
    auto folder = std::make_shared<std::string>();
    CLI::App& command = line.add("runs", "Table of runs, newest first.", {"ajepa runs", "ajepa runs --runs /data/runs --json"});
    command.add_option("--runs", *folder, runsHelp)->type_name("DIR");
    line.onRun(command, [folder](Terminal& terminal) { return showRuns(*folder, terminal); });
}

}  // namespace ajepa::cli
