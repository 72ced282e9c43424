// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels
#include "engine/training/trainer.h"

#include <torch/autograd.h>

#include <cmath>

#include "engine/runs/durable_file.h"
#include "engine/training/compute_device.h"
#include "engine/training/moments.h"
#include "engine/training/schedules.h"
#include "engine/training/weights_file.h"
#include "models/training_step.h"

namespace ajepa {
namespace {

double meanContextRatio(const MaskPlan& plan) {
    double sum = 0;
    for (const ClipMasks& clip : plan.clips) {
        sum += static_cast<double>(clip.context.size()) / plan.grid.cells();
    }
    return sum / static_cast<double>(plan.clips.size());
}

std::unique_ptr<Jepa> networksOn(const torch::Device& device, const RunConfig& config) {
    auto networks = std::make_unique<Jepa>(config);
    networks->initialise(config.train.seed);
    networks->to(device);
    return networks;
}

}  // namespace

Trainer::Trainer(const RunConfig& config, FeatureStatistics statistics)
    : Learner(config, std::move(statistics)),
      jepa_(networksOn(computeDevice(config.device), config)),
      arena_(std::make_unique<ParameterArena>(*jepa_)),
      optimizer_(optimizerOf(*arena_, {0, arena_->size()}, arena_->decayRanges())) {}

Trainer::Trainer(const RunConfig& config, const std::filesystem::path& checkpoint) : Trainer(config, FeatureStatistics{}) {
    const SafetensorsFile model(checkpoint / "model.safetensors");
    readTensors(model, jepa_->checkpointTensors());
    statistics_ = statisticsOf(model);
    readMoments(checkpoint, moments());
    state_ = trainerStateFromJson(readTextFile(checkpoint / "trainer.json"));
}

StepResult Trainer::step(const Batch& batch) {
    const torch::Device device = arena_->device();
    const StepMasks masks = stepMasks(batch.masks, config_.predictor.feed, device);
    const torch::Tensor logMel_BSM = inputOf(batch);

    arena_->zeroGradients();
    const StepOutputs outputs = forwardStep(*jepa_, logMel_BSM, masks, config_.loss, config_.device.precision);
    outputs.losses.total.backward();

    const std::int64_t step = state_.step;
    const std::int64_t horizon = config_.train.steps;
    const GradientSummary gradient = summariseGradients(*arena_);
    const auto loss = outputs.losses.total.item<double>();
    const StepResult result{.loss = loss,
                            .predictionLoss = outputs.losses.prediction.item<double>(),
                            .gradNorm = gradient.norm,
                            .learningRate = learningRateAt(config_.optimizer, step, horizon),
                            .weightDecay = weightDecayAt(config_.optimizer, step, horizon),
                            .ema = emaMomentumAt(config_.ema, step, horizon),
                            .contextRatio = meanContextRatio(batch.masks),
                            .applied = gradient.finite && std::isfinite(loss)};
    count(result);
    if (!result.applied) {
        return result;
    }
    UpdateSettings settings = updateOf(result);
    settings.emaMomentum = result.ema;
    optimizer_->update(settings);
    return result;
}

std::vector<NamedTensor> Trainer::moments() {
    std::vector<NamedTensor> moments;
    addMoments(moments, *optimizer_, arena_->entries());
    return moments;
}

CheckpointContent Trainer::checkpoint() {
    return contentOf(jepa_->checkpointTensors(), moments());
}

}  // namespace ajepa
