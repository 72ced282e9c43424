// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/config/run_config.h"
#include "engine/data/batch.h"
#include "engine/features/clip_features.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/arena_optimizer.h"
#include "engine/training/trainer_state.h"
#include "models/jepa.h"
#include "models/parameter_arena.h"

namespace ajepa {

/// What one step did. Numbers of the schedules are those that the step used.
struct StepResult {
    double loss = 0;
    double predictionLoss = 0;
    double gradNorm = 0;
    double learningRate = 0;
    double weightDecay = 0;
    double ema = 0;
    double contextRatio = 0;
    bool applied = true;  ///< false: loss or gradient was not finite, and nothing was changed (reliability.md F14)
};

/// Networks, arena, optimiser and the counters of a run: everything that a step changes.
class Trainer {
public:
    /// Fresh weights, step 0.
    Trainer(const RunConfig& config, FeatureStatistics statistics);
    /// Continues from a verified checkpoint folder. Throws Error(storage) if it does not fit the configuration.
    Trainer(const RunConfig& config, const std::filesystem::path& checkpoint);

    /// One training step: targets, context, prediction, loss, gradients, update, EMA. Throws Error(diverged) after more than three steps in a row with a loss or
    /// gradient that is not finite.
    StepResult step(const Batch& batch);

    /// Views of everything that a strict resume needs; valid until the next step.
    CheckpointContent checkpoint();

    TrainerState& state() { return state_; }
    Jepa& networks() { return *jepa_; }
    const FeatureStatistics& statistics() const { return statistics_; }

private:
    std::vector<TensorView> momentViews();
    void refuseToDiverge(const StepResult& result) const;

    RunConfig config_;
    FeatureStatistics statistics_;
    std::unique_ptr<Jepa> jepa_;
    std::unique_ptr<ParameterArena> arena_;
    ArenaOptimizer optimizer_;
    TrainerState state_;
};

}  // namespace ajepa
