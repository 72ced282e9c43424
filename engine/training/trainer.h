// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/config/run_config.h"
#include "engine/data/batch.h"
#include "engine/features/clip_features.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/device_optimizer.h"
#include "engine/training/learner.h"
#include "models/jepa.h"
#include "models/parameter_arena.h"

namespace ajepa {

/// Pre-training: the three networks, their arena and its optimiser.
class Trainer final : public Learner {
public:
    /// Fresh weights, step 0, on the device of computeDevice(config.device). Throws Error(device).
    Trainer(const RunConfig& config, FeatureStatistics statistics);
    /// Continues from a verified checkpoint folder, of whatever device. Throws Error(storage) if it does not fit the configuration, Error(device).
    Trainer(const RunConfig& config, const std::filesystem::path& checkpoint);

    /// Targets, context, prediction, loss, gradients, update, EMA.
    StepResult step(const Batch& batch) override;
    CheckpointContent checkpoint() override;
    torch::Device device() const override { return arena_->device(); }

    Jepa& networks() { return *jepa_; }

private:
    std::vector<NamedTensor> moments();

    std::unique_ptr<Jepa> jepa_;
    std::unique_ptr<ParameterArena> arena_;
    std::unique_ptr<DeviceOptimizer> optimizer_;
};

}  // namespace ajepa
