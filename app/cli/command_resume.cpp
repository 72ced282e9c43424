// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/frozen_options.h"
#include "app/cli/number_checks.h"
#include "app/cli/training_session.h"
#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/runs/run_branch.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {
namespace {

struct Options {
    std::string run, name;
    std::int64_t steps = 0;
    std::int64_t from = -1;
    ConfigOptions changes;
};

std::filesystem::path branch(const std::filesystem::path& run, const Options& options) {
    RunConfig config = RunDirectory::open(run).config();
    for (const std::string& assignment : options.changes.assignments) {
        applyAssignment(config, assignment);
    }
    return branchRun(run, options.from, options.name, config);
}

int resume(const Options& options, Terminal& terminal) {
    if ((options.from >= 0) == options.name.empty()) {
        throw Error(ErrorKind::request, "A branch needs the step that it starts from and a name.", options.name.empty() ? "--name" : "--from",
                    "give --from STEP --name N together");
    }
    if (options.from < 0 && !options.changes.assignments.empty()) {
        throw Error(ErrorKind::request, "A run that is continued keeps its settings, so that its result is that of a run never interrupted.", "--set",
                    "branch with other settings: --from STEP --name N --set KEY=VALUE");
    }
    std::filesystem::path run = std::filesystem::absolute(options.run).lexically_normal();
    requireOptionsOfRun(run, terminal);
    if (options.from >= 0) {
        run = branch(run, options);
        terminal.note("run " + run.string());
    }
    return reportTraining(train(terminal, run, options.steps), terminal);
}

}  // namespace

void addResumeCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "resume",
        "Continue a run from its newest verified checkpoint; the result equals that of a run never interrupted. --threads computes this session with "
        "another number of threads than the run's own; only rounding differs.",
        {"ajepa resume runs/2026-11-22T203105-a-jepa-tiny-esc10", "ajepa resume runs/first --from 500 --name second --steps 2000",
         "ajepa resume runs/first --from 500 --name third --set optimizer.learning_rate=5e-4"});
    command.add_option("RUN", options->run, "Run directory")->required();
    command.add_option("--steps", options->steps, "Train to this step instead; the schedules keep their horizon and hold their end values")
        ->check(atLeast(1))
        ->type_name("N");
    command.add_option("--from", options->from, "Branch: start a new run from the checkpoint of this step")->check(atLeast(0))->type_name("STEP");
    command.add_option("--name", options->name, "Name of the branch")->type_name("N");
    options->changes.addSet(command);
    line.onRun(command, [options](Terminal& terminal) { return resume(*options, terminal); });
}

}  // namespace ajepa::cli
