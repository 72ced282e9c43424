// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels
#include "engine/training/trainer.h"

#include <torch/autograd.h>

#include <cmath>
#include <cstring>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/runs/durable_file.h"
#include "engine/training/schedules.h"
#include "engine/training/weights_file.h"
#include "models/training_step.h"

namespace ajepa {
namespace {

constexpr std::int64_t skippedStepsBeforeFailure = 3;

torch::Tensor logMelTensor(const Batch& batch, const FeatureConfig& features) {
    auto* values = const_cast<float*>(batch.logMel.data());  // from_blob has no const form; the tensor is only read
    return torch::from_blob(values, {static_cast<std::int64_t>(batch.clips.size()), features.frames, features.mels}, torch::kFloat);
}

double meanContextRatio(const MaskPlan& plan) {
    double sum = 0;
    for (const ClipMasks& clip : plan.clips) {
        sum += static_cast<double>(clip.context.size()) / plan.grid.cells();
    }
    return sum / static_cast<double>(plan.clips.size());
}

// Factor that brings a gradient of this norm down to `largest`; 1 if it is smaller or nothing is to be clipped.
double clipScale(double norm, double largest) {
    return largest > 0 && norm > largest ? largest / norm : 1.0;
}

}  // namespace

Trainer::Trainer(const RunConfig& config, FeatureStatistics statistics)
    : config_(config),
      statistics_(std::move(statistics)),
      jepa_(std::make_unique<Jepa>(config)),
      arena_(std::make_unique<ParameterArena>(*jepa_)),
      optimizer_(arena_->size(), arena_->decayRanges()) {
    jepa_->initialise(config.train.seed);
}

Trainer::Trainer(const RunConfig& config, const std::filesystem::path& checkpoint) : Trainer(config, FeatureStatistics{}) {
    const SafetensorsFile model(checkpoint / "model.safetensors");
    readTensors(model, jepa_->checkpointTensors());
    statistics_ = statisticsOf(model);
    const SafetensorsFile moments(checkpoint / "optimizer.safetensors");
    for (const TensorView& view : momentViews()) {
        const TensorInfo* info = moments.find(view.name);
        if (info == nullptr || info->shape != view.shape) {
            throw Error(ErrorKind::storage, "optimizer.safetensors has no fitting tensor " + view.name, view.name,
                        "use an older checkpoint of the run");
        }
        moments.read(*info, {const_cast<std::byte*>(view.bytes.data()), view.bytes.size()});
    }
    state_ = trainerStateFromJson(readTextFile(checkpoint / "trainer.json"));
}

StepResult Trainer::step(const Batch& batch) {
    const StepMasks masks = stepMasks(batch.masks, config_.predictor.feed);
    const torch::Tensor logMel_BSM = logMelTensor(batch, config_.features);

    arena_->zeroGradients();
    const StepOutputs outputs = forwardStep(*jepa_, logMel_BSM, masks, config_.loss);
    outputs.losses.total.backward();

    const std::int64_t step = state_.step;
    const std::int64_t horizon = config_.train.steps;
    const GradientSummary gradient = summariseGradients(arena_->gradients());
    const StepResult result{.loss = outputs.losses.total.item<double>(),
                            .predictionLoss = outputs.losses.prediction.item<double>(),
                            .gradNorm = gradient.norm,
                            .learningRate = learningRateAt(config_.optimizer, step, horizon),
                            .weightDecay = weightDecayAt(config_.optimizer, step, horizon),
                            .ema = emaMomentumAt(config_.ema, step, horizon),
                            .contextRatio = meanContextRatio(batch.masks),
                            .applied = gradient.finite && std::isfinite(outputs.losses.total.item<double>())};
    ++state_.step;
    if (!result.applied) {
        ++state_.skippedInARow;
        refuseToDiverge(result);
        return result;
    }
    state_.skippedInARow = 0;
    ++state_.updates;
    optimizer_.update(arena_->parameters(), arena_->gradients(), arena_->target(),
                      {.step = state_.updates,
                       .learningRate = result.learningRate,
                       .weightDecay = result.weightDecay,
                       .beta1 = config_.optimizer.beta1,
                       .beta2 = config_.optimizer.beta2,
                       .epsilon = config_.optimizer.epsilon,
                       .gradientScale = clipScale(gradient.norm, config_.optimizer.clipNorm),
                       .emaMomentum = result.ema});
    return result;
}

void Trainer::refuseToDiverge(const StepResult& result) const {
    if (state_.skippedInARow > skippedStepsBeforeFailure) {
        throw Error(ErrorKind::diverged,
                    "loss or gradient was not finite in " + std::to_string(state_.skippedInARow) + " steps in a row, the last at step " +
                        std::to_string(state_.step) + " (loss " + std::to_string(result.loss) + ", learning rate " +
                        std::to_string(result.learningRate) + ")",
                    "optimizer.learning_rate", "continue from the last checkpoint with a lower learning rate");
    }
}

std::vector<TensorView> Trainer::momentViews() {
    std::vector<TensorView> views;
    const auto add = [&](const char* prefix, std::span<float> moments) {
        for (const ArenaEntry& entry : arena_->entries()) {
            const auto values = moments.subspan(static_cast<std::size_t>(entry.begin), static_cast<std::size_t>(entry.count));
            views.push_back({prefix + entry.name, ScalarType::f32, entry.shape, std::as_bytes(std::span<const float>(values))});
        }
    };
    add("exp_avg.", optimizer_.firstMoment());
    add("exp_avg_sq.", optimizer_.secondMoment());
    return views;
}

CheckpointContent Trainer::checkpoint() {
    CheckpointContent content{.step = state_.step,
                              .model = viewsOf(jepa_->checkpointTensors()),
                              .optimizer = momentViews(),
                              .trainerJson = toJson(state_),
                              .configToml = toToml(config_, false)};
    for (TensorView& view : viewsOf(statistics_)) {
        content.model.push_back(std::move(view));
    }
    return content;
}

}  // namespace ajepa
