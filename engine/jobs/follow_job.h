// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

#include "engine/jobs/job_runner.h"
#include "engine/jobs/verb_pipe.h"
#include "engine/runs/metrics_tail.h"
#include "engine/runs/record_tail.h"
#include "engine/runs/run_directory.h"

namespace ajepa {

/// Follows a run that another process trains, through its folder: a worker that a window left behind, or a run of the terminal. Its steps, health and states are
/// reported as they are written; the verbs go down the run's control pipe. Ends when nobody holds the run's lock any more, as the run's record says it ended.
/// RunControl::leave() ends the following and leaves the run alone.
class FollowJob final : public Job {
public:
    /// `fromStep`: the last step that is known already. `pause`: between two looks, each of which reads what is new; where that takes long, the looks become rarer.
    explicit FollowJob(RunDirectory run, std::int64_t fromStep = 0, std::chrono::milliseconds pause = std::chrono::milliseconds(250));
    End run(JobContext& context) override;

private:
    void look(JobContext& context);
    void rest(const RunControl& control, std::chrono::milliseconds pause) const;
    End howItEnded() const;

    RunDirectory run_;
    MetricsTail metrics_;
    RecordTail health_;
    std::int64_t lastStep_, lastHealth_;
    std::chrono::milliseconds pause_;
    RunState state_ = RunState::queued;
    VerbSender verbs_;
};

}  // namespace ajepa
