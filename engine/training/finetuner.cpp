// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · C classes
#include "engine/training/finetuner.h"

#include <torch/autograd.h>

#include <cmath>
#include <limits>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/training/batch_tensors.h"
#include "engine/training/compute_device.h"
#include "engine/training/encoder_weights.h"
#include "engine/training/moments.h"
#include "engine/training/schedules.h"
#include "engine/training/weights_file.h"
#include "models/regularized_masking.h"

namespace ajepa {
namespace {

/// Layers from the input: 0 for the patches, 1 for the first block, depth + 1 for the head (BEiT's numbering, as AudioMAE's).
int layerOf(const std::string& name, int depth) {
    constexpr std::string_view blocks = "encoder.blocks.";
    if (name.starts_with(blocks)) {
        return 1 + std::stoi(name.substr(blocks.size()));
    }
    return name.starts_with("encoder.") ? 0 : depth + 1;
}

void requireSameClasses(const std::vector<std::string>& now, const std::vector<std::string>& before) {
    if (now != before) {
        throw Error(ErrorKind::data,
                    "the run was begun with " + std::to_string(before.size()) + " classes and the corpus has " + std::to_string(now.size()) +
                        ", not the same ones",
                    "data.corpus", "continue with the corpus as it was, or start a new run");
    }
}

std::unique_ptr<Classifier> classifierOn(const torch::Device& device, const RunConfig& config, std::int64_t classes) {
    auto classifier = std::make_unique<Classifier>(config, classes);
    classifier->to(device);
    return classifier;
}

}  // namespace

Finetuner::Finetuner(const RunConfig& config, std::vector<std::string> classes, Untrained)
    : Learner(config, {}),
      classifier_(classifierOn(computeDevice(config.device), config, static_cast<std::int64_t>(classes.size()))),
      arena_(classifier_->trained()) {
    state_.classes = std::move(classes);
    makeLayers();
}

Finetuner::Finetuner(const RunConfig& config, std::vector<std::string> classes) : Finetuner(config, std::move(classes), Untrained{}) {
    classifier_->initialiseHead(config.train.seed);
    statistics_ = readEncoder(config, classifier_->encoder());
}

Finetuner::Finetuner(const RunConfig& config, std::vector<std::string> classes, const std::filesystem::path& checkpoint)
    : Finetuner(config, std::move(classes), Untrained{}) {
    TrainerState saved = trainerStateFromJson(readTextFile(checkpoint / "trainer.json"));
    requireSameClasses(state_.classes, saved.classes);
    const SafetensorsFile model(checkpoint / "model.safetensors");
    readTensors(model, classifier_->checkpointTensors());
    statistics_ = statisticsOf(model);
    readMoments(checkpoint, moments());
    state_ = std::move(saved);
}

void Finetuner::makeLayers() {
    const int depth = config_.encoder.depth;
    const std::span<const ArenaEntry> entries = arena_.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const int number = layerOf(entries[i].name, depth);
        if (i == 0 || number != layerOf(entries[i - 1].name, depth)) {
            layers_.push_back({.firstEntry = i, .rateShare = std::pow(config_.finetune.layerDecay, depth + 1 - number)});
        }
        ++layers_.back().entries;
    }
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        Layer& layer = layers_[i];
        const std::int64_t end = i + 1 < layers_.size() ? entries[layers_[i + 1].firstEntry].begin : arena_.size();
        layer.range = {entries[layer.firstEntry].begin, end};
        layer.optimizer = optimizerOf(arena_, layer.range, decayRangesOf(layer));
    }
}

/// From the layer's begin on.
std::vector<ArenaRange> Finetuner::decayRangesOf(const Layer& layer) const {
    std::vector<ArenaRange> ranges;
    for (const ArenaEntry& entry : arena_.entries().subspan(layer.firstEntry, layer.entries)) {
        if (entry.decays) {
            const std::int64_t begin = entry.begin - layer.range.begin;
            ranges.push_back({begin, begin + entry.count});
        }
    }
    return ranges;
}

StepResult Finetuner::step(const Batch& batch) {
    const torch::Device device = arena_.device();
    const std::vector<BlockVariation> variations = drawVariations(config_, state_.step, batch.clips, device);
    arena_.zeroGradients();
    const torch::Tensor logits_BC = classifier_->forward(inputOf(batch), variations, config_.device.precision);
    const torch::Tensor loss = classificationLoss(logits_BC, labelTensor(batch, device), config_.finetune);
    loss.backward();

    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const GradientSummary gradient = summariseGradients(arena_);
    const auto lossValue = loss.item<double>();
    const StepResult result{.loss = lossValue,
                            .predictionLoss = none,
                            .gradNorm = gradient.norm,
                            .learningRate = learningRateAt(config_.optimizer, state_.step, config_.train.steps),
                            .weightDecay = weightDecayAt(config_.optimizer, state_.step, config_.train.steps),
                            .ema = none,
                            .contextRatio = none,
                            .applied = gradient.finite && std::isfinite(lossValue)};
    count(result);
    if (result.applied) {
        update(result);
    }
    return result;
}

void Finetuner::update(const StepResult& result) {
    for (Layer& layer : layers_) {
        UpdateSettings settings = updateOf(result);
        settings.learningRate *= layer.rateShare;
        layer.optimizer->update(settings);
    }
}

std::vector<NamedTensor> Finetuner::moments() {
    std::vector<NamedTensor> moments;
    for (const Layer& layer : layers_) {
        addMoments(moments, *layer.optimizer, arena_.entries().subspan(layer.firstEntry, layer.entries));
    }
    return moments;
}

CheckpointContent Finetuner::checkpoint() {
    return contentOf(classifier_->checkpointTensors(), moments());
}

}  // namespace ajepa
