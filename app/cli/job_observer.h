// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/terminal.h"
#include "engine/jobs/run_events.h"

namespace ajepa::cli {

/// Shows a job on the terminal: progress on one line, warnings always, the log with --verbose. Remembers the last step for the result.
class JobObserver final : public RunObserver {
public:
    JobObserver(Terminal& terminal, std::int64_t totalSteps);
    void onStep(const StepMetrics& metrics) override;
    void onEvent(const RunEvent& event) override;

    const StepMetrics& last() const { return last_; }
    /// Step of the newest state or metrics.
    std::int64_t step() const { return step_; }

private:
    void show(const StateChanged& event);
    void show(const RunFailed& event);
    void show(const CheckpointSaved& event);
    void show(const CheckpointFailed& event);
    void show(const EvaluationDone& event);
    void show(const LossAlert& event);
    void show(const EpochDone& event);
    void show(const LogLine& event);
    void show(const Progress& event);
    void show(const HealthFigures& event);

    Terminal& terminal_;
    std::int64_t totalSteps_;
    StepMetrics last_;
    std::int64_t step_ = 0;
};

}  // namespace ajepa::cli
