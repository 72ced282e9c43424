// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "engine/jobs/job_runner.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/collapse_alarm.h"
#include "engine/training/health_probe.h"
#include "engine/training/online_evaluation.h"
#include "engine/training/trainer.h"
#include "engine/training/training_watch.h"

namespace ajepa {

/// Looks after a training's representation: health figures and accuracies when they are due, the collapse alarm, and the checkpoint from before a collapse, which is
/// pinned with the first bad figure and set free if the figures recover.
class HealthWatch final : public TrainingWatch {
public:
    struct Sources {
        const ClipDataset& dataset;
        const MaskSampler& masks;
        std::shared_ptr<const Corpus> corpus;  ///< that is trained on
        const CheckpointStore& checkpoints;
    };
    /// `trainer` and the store must outlive it. A corpus that cannot be evaluated on (no labels, nothing to split by) is reported once; training goes on without.
    HealthWatch(const RunConfig& config, const Sources& sources, Trainer& trainer, int threads, JobContext& context);

    bool isDue(std::int64_t step) const override;
    /// Figures, accuracies, warnings.
    bool report(JobContext& context, const std::function<void()>& settle) override;
    bool conclude(JobContext& /*context*/) override { return true; }

private:
    bool evaluationIsDue(std::int64_t step) const;
    bool evaluate(JobContext& context, HealthFigures& figures);
    void guard(JobContext& context, const HealthFigures& figures, const std::function<void()>& settle);

    HealthConfig config_;
    Trainer& trainer_;
    const CheckpointStore& checkpoints_;
    HealthProbe probe_;
    CollapseAlarm alarm_;
    std::optional<OnlineEvaluation> evaluation_;
};

}  // namespace ajepa
