// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/terminal.h"
#include "engine/jobs/run_events.h"

namespace ajepa::cli {

/// What a training on this thread came to.
struct TrainingOutcome {
    RunState state = RunState::failed;
    Json json;         ///< run, state, step, loss, clips_per_s, seconds
    int exitCode = 0;  ///< 0, 130 or 143
};

/// Trains the run of a directory to its end, or until SIGINT or SIGTERM: then the step is finished and a checkpoint written.
/// extendTo > 0: to that step. --threads, if given, stands over the run's own number. Throws what made the training fail as an Error.
TrainingOutcome train(Terminal& terminal, const std::filesystem::path& run, std::int64_t extendTo = 0,
                      const std::vector<std::shared_ptr<RunObserver>>& observers = {});

/// The outcome as the command's result; `more`: a line of the text.
int reportTraining(const TrainingOutcome& outcome, Terminal& terminal, const std::string& more = {});

}  // namespace ajepa::cli
