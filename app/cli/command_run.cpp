// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/event_stream.h"
#include "app/cli/frozen_options.h"
#include "app/cli/number_checks.h"
#include "app/cli/training_session.h"

namespace ajepa::cli {
namespace {

struct Options {
    std::string run;
    int eventsDescriptor = -1;
    std::int64_t steps = 0;
};

int execute(const Options& options, Terminal& terminal) {
    std::vector<std::shared_ptr<RunObserver>> observers;
    if (options.eventsDescriptor >= 0) {
        observers.push_back(std::make_shared<EventStream>(options.eventsDescriptor));
    }
    const auto run = std::filesystem::absolute(options.run).lexically_normal();
    requireOptionsOfRun(run, terminal);
    return reportTraining(train(terminal, run, options.steps, observers), terminal);
}

}  // namespace

void addRunCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("run", "Execute a prepared run directory: what the window starts as its worker, and a job script on a cluster.",
                                 {"ajepa run runs/2026-11-22T203105-a-jepa-tiny-esc10", "ajepa run runs/first --events-fd 3 3>events.jsonl"});
    command.add_option("RUN_DIR", options->run, "Run directory")->required();
    command.add_option("--events-fd", options->eventsDescriptor, "Write events as JSON lines on this open descriptor")
        ->check(atLeast(0))
        ->type_name("N");
    command.add_option("--steps", options->steps, "Train to this step instead of train.steps; the schedules keep their horizon")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    line.onRun(command, [options](Terminal& terminal) { return execute(*options, terminal); });
}

}  // namespace ajepa::cli
