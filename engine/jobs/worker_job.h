// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/jobs/job_runner.h"
#include "engine/jobs/verb_pipe.h"
#include "engine/jobs/worker_end.h"
#include "engine/jobs/worker_process.h"

namespace ajepa {

/// When a worker that died unexpectedly is started again: at most three times, with growing waits, and never when it died at the step where it died before,
/// because then the step itself is to blame.
struct ContinuationRule {
    int most = 3;
    std::chrono::milliseconds firstWait{1000};  ///< doubles each time

    /// `deaths`: steps at which the worker died so far, the newest last.
    bool allows(const std::vector<std::int64_t>& deaths) const;
    std::chrono::milliseconds waitAfter(std::size_t deaths) const { return firstWait * (1LL << (deaths - 1)); }
};

/// Trains a run in a process of its own (`ajepa run RUN --events-fd 3`), so that whatever ends the training leaves the window alive. Everything that the worker
/// reports is reported as its own; the verbs go down the run's control pipe. A worker that dies is continued by the rule; then the job fails with Error(worker).
/// RunControl::leave() ends the watching and leaves the worker at its work.
class WorkerJob final : public Job {
public:
    /// `command`: the program and its arguments. `end`: by which a worker that hangs is ended; may be null.
    WorkerJob(std::filesystem::path run, std::vector<std::string> command, ContinuationRule rule = {}, std::shared_ptr<WorkerEnd> end = {});
    End run(JobContext& context) override;

private:
    struct Outcome {
        std::optional<RunState> state;  ///< the last state, if the worker came to tell it
        std::optional<RunFailed> failure;
        ProcessEnd end;
    };

    Outcome supervise(JobContext& context);
    void passOn(const std::string& line, JobContext& context, Outcome& outcome);
    void passOn(const RunEvent& event, JobContext& context, Outcome& outcome);
    bool waitToContinue(JobContext& context) const;
    std::string lastWords() const;

    std::filesystem::path run_;
    std::vector<std::string> command_;
    ContinuationRule rule_;
    std::shared_ptr<WorkerEnd> end_;
    std::vector<std::int64_t> deaths_;
};

/// The command for WorkerJob with the `ajepa` that lies beside this program. `extendTo` > 0 trains to that step.
std::vector<std::string> workerCommand(const std::filesystem::path& run, std::int64_t extendTo = 0);

}  // namespace ajepa
