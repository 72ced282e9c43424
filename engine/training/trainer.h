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
#include "engine/training/learner.h"
#include "models/jepa.h"
#include "models/parameter_arena.h"

namespace ajepa {

/// Pre-training: the three networks, their arena and its optimiser.
class Trainer final : public Learner {
public:
    /// Fresh weights, step 0.
    Trainer(const RunConfig& config, FeatureStatistics statistics);
    /// Continues from a verified checkpoint folder. Throws Error(storage) if it does not fit the configuration.
    Trainer(const RunConfig& config, const std::filesystem::path& checkpoint);

    /// Targets, context, prediction, loss, gradients, update, EMA.
    StepResult step(const Batch& batch) override;
    CheckpointContent checkpoint() override;

    Jepa& networks() { return *jepa_; }

private:
    std::vector<TensorView> momentViews();

    std::unique_ptr<Jepa> jepa_;
    std::unique_ptr<ParameterArena> arena_;
    ArenaOptimizer optimizer_;
};

}  // namespace ajepa
