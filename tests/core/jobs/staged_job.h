// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <latch>
#include <memory>
#include <optional>

#include "engine/base/error.h"
#include "engine/jobs/job_runner.h"

namespace ajepa::test {

/// Where a job can be when a verb reaches it.
enum class Stage { queued, preparing, stepping, saving, evaluating, paused, stopping, succeeded, failed };

/// A training without networks that is held at one stage until it is let go, so that a test can send verbs to exactly that stage.
class StagedJob final : public Job {
public:
    /// Shared with the test; outlives the job.
    struct Gate {
        explicit Gate(Stage wanted) : stage(wanted) {}
        Stage stage;
        std::latch reached{1}, open{1};
    };

    explicit StagedJob(std::shared_ptr<Gate> gate) : gate_(std::move(gate)) {}

    End run(JobContext& context) override {
        context.enter(RunState::preparing);
        hold(Stage::preparing);
        context.enter(RunState::running);
        for (std::int64_t step = 0; context.proceed(step);) {
            if (context.control.takeCheckpointRequest()) {
                context.report(CheckpointSaved{step, "", 0});
                continue;
            }
            if (const std::optional<End> end = work(context, ++step))
                return *end;
        }
        context.enter(RunState::stopping, context.lastStep);
        hold(Stage::stopping);
        return End::stopped;
    }

private:
    /// One step; the first one is where the job ends by itself, saves, or is evaluated, if that is the stage.
    std::optional<End> work(JobContext& context, std::int64_t step) {
        if (step > 1) {
            context.report(StepMetrics{.step = step});
            return std::nullopt;
        }
        if (gate_->stage == Stage::succeeded)
            return End::finished;
        if (gate_->stage == Stage::failed)
            throw Error(ErrorKind::data, "the disk is gone");
        hold(Stage::stepping);
        hold(Stage::evaluating);
        if (gate_->stage == Stage::saving) {
            hold(Stage::saving);
            context.report(CheckpointSaved{step, "", 0});
        }
        return std::nullopt;
    }

    void hold(Stage stage) {
        if (gate_->stage != stage)
            return;
        gate_->reached.count_down();
        gate_->open.wait();
    }

    std::shared_ptr<Gate> gate_;
};

}  // namespace ajepa::test
