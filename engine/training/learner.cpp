// SPDX-License-Identifier: Apache-2.0
#include "engine/training/learner.h"

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/training/batch_tensors.h"
#include "engine/training/weights_file.h"

namespace ajepa {
namespace {

constexpr std::int64_t skippedStepsBeforeFailure = 3;

void refuseToDiverge(const TrainerState& state, const StepResult& result) {
    if (state.skippedInARow > skippedStepsBeforeFailure) {
        throw Error(ErrorKind::diverged,
                    "loss or gradient was not finite in " + std::to_string(state.skippedInARow) + " steps in a row, the last at step " +
                        std::to_string(state.step) + " (loss " + std::to_string(result.loss) + ", learning rate " +
                        std::to_string(result.learningRate) + ")",
                    "optimizer.learning_rate", "continue from the last checkpoint with a lower learning rate");
    }
}

}  // namespace

torch::Tensor Learner::inputOf(const Batch& batch) {
    if (batch.sounds.frames.empty()) {
        return logMelTensor(batch, config_.features, device());
    }
    if (!logMel_) {
        logMel_ = std::make_unique<const DeviceLogMel>(config_.features, statistics_, device());
    }
    return (*logMel_)(batch.sounds);
}

void Learner::count(const StepResult& result) {
    ++state_.step;
    if (result.applied) {
        state_.skippedInARow = 0;
        ++state_.updates;
    } else {
        ++state_.skippedInARow;
        refuseToDiverge(state_, result);
    }
}

UpdateSettings Learner::updateOf(const StepResult& result) const {
    return {.step = state_.updates,
            .learningRate = result.learningRate,
            .weightDecay = result.weightDecay,
            .beta1 = config_.optimizer.beta1,
            .beta2 = config_.optimizer.beta2,
            .epsilon = config_.optimizer.epsilon,
            .gradientScale = clippingScale(result.gradNorm, config_.optimizer.clipNorm)};
}

void Learner::dropCheckpoint() {
    networks_.clear();
    moments_.clear();
}

CheckpointContent Learner::contentOf(std::vector<NamedTensor> networks, std::vector<NamedTensor> moments) {
    networks_ = onHost(std::move(networks));
    moments_ = onHost(std::move(moments));
    CheckpointContent content{.step = state_.step,
                              .model = viewsOf(networks_),
                              .optimizer = viewsOf(moments_),
                              .trainerJson = toJson(state_),
                              .configToml = toToml(config_, false)};
    for (TensorView& view : viewsOf(statistics_)) {
        content.model.push_back(std::move(view));
    }
    return content;
}

}  // namespace ajepa
