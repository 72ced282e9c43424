// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/training/device_optimizer.h"
#include "engine/training/learner.h"
#include "models/classifier.h"
#include "models/parameter_arena.h"

namespace ajepa {

/// Fine-tuning: a pre-trained encoder and a fresh head learn labels, with regularized masking, stochastic depth, and a learning rate that shrinks from layer to layer
/// towards the input (A-JEPA sections 3.4 and 4.1; method.md 1.13, 1.15).
class Finetuner final : public Learner {
public:
    /// Step 0, from the encoder of finetune.from (finetune_source.h), on the device of computeDevice(config.device). `classes` in the order of the head's outputs.
    /// Throws Error(device).
    Finetuner(const RunConfig& config, std::vector<std::string> classes);
    /// Continues from a verified checkpoint folder. Throws Error(storage) if it does not fit the configuration; Error(data) if it was trained on other classes;
    /// Error(device).
    Finetuner(const RunConfig& config, std::vector<std::string> classes, const std::filesystem::path& checkpoint);

    /// Logits under the step's variations, loss, gradients, an update of each layer.
    StepResult step(const Batch& batch) override;
    CheckpointContent checkpoint() override;
    torch::Device device() const override { return arena_.device(); }

    Classifier& classifier() { return *classifier_; }

private:
    /// A layer's tensors, next to each other in the arena, and their optimiser.
    struct Layer {
        std::size_t firstEntry = 0, entries = 0;
        ArenaRange range;
        double rateShare = 1;  ///< of the learning rate
        std::unique_ptr<DeviceOptimizer> optimizer;
    };
    struct Untrained {};

    Finetuner(const RunConfig& config, std::vector<std::string> classes, Untrained);
    void makeLayers();
    std::vector<ArenaRange> decayRangesOf(const Layer& layer) const;
    void update(const StepResult& result);
    std::vector<NamedTensor> moments();

    std::unique_ptr<Classifier> classifier_;
    ParameterArena arena_;
    std::vector<Layer> layers_;
};

}  // namespace ajepa
