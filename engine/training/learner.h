// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "engine/config/run_config.h"
#include "engine/data/batch.h"
#include "engine/features/clip_features.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/arena_optimizer.h"
#include "engine/training/device_log_mel.h"
#include "engine/training/trainer_state.h"
#include "models/named_tensor.h"

namespace ajepa {

/// What one step did. Numbers of the schedules are those that the step used; what a task has not is not a number.
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

/// Networks, optimiser and counters of a run: everything that a step changes. Pre-training and fine-tuning are one each.
class Learner {
public:
    virtual ~Learner() = default;

    /// One training step. Throws Error(diverged) after more than three steps in a row with a loss or gradient that is not finite.
    virtual StepResult step(const Batch& batch) = 0;

    /// Views of everything that a strict resume needs; valid until the next step.
    virtual CheckpointContent checkpoint() = 0;
    /// Ends the views of the last checkpoint: copies of what lies on a GPU need not be kept longer.
    void dropCheckpoint();

    /// Where the weights lie and the steps are computed.
    virtual torch::Device device() const = 0;

    TrainerState& state() { return state_; }
    const FeatureStatistics& statistics() const { return statistics_; }

protected:
    Learner(const RunConfig& config, FeatureStatistics statistics) : config_(config), statistics_(std::move(statistics)) {}
    /// The network's input, [B, S, M], on the device: the batch's, or worked out there of its sounds.
    torch::Tensor inputOf(const Batch& batch);
    /// Counts a step as an update or as skipped. Throws Error(diverged).
    void count(const StepResult& result);
    /// What the schedules, the configuration and the gradient say about the update of a step that was counted; without EMA.
    UpdateSettings updateOf(const StepResult& result) const;
    /// A checkpoint of these networks and moments, with everything else that belongs to it. What lies on a GPU is copied.
    CheckpointContent contentOf(std::vector<NamedTensor> networks, std::vector<NamedTensor> moments);

    RunConfig config_;
    FeatureStatistics statistics_;
    TrainerState state_;

private:
    std::unique_ptr<const DeviceLogMel> logMel_;   ///< made for the first batch of sounds
    std::vector<NamedTensor> networks_, moments_;  ///< what the last checkpoint's views look at
};

}  // namespace ajepa
