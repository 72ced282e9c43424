// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "engine/runs/safetensors.h"
#include "models/classifier.h"
#include "models/regularized_masking.h"
#include "tests/models/tiny_jepa.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

RunConfig goldenConfig() {
    RunConfig config;
    config.features.frames = 32;
    config.features.mels = 16;
    config.encoder = {.dim = 16, .depth = 3, .heads = 2, .patchFrames = 8, .patchMels = 8, .normEps = 1e-6};
    config.finetune.labelSmoothing = 0.1;
    return config;
}

torch::Tensor readTensor(const SafetensorsFile& file, const std::string& name) {
    return torch::tensor(file.readFloats(name)).view(file.find(name)->shape);
}

void fill(const std::vector<NamedTensor>& tensors, const SafetensorsFile& weights) {
    const torch::NoGradGuard noGrad;
    for (const auto& [name, tensor] : tensors) {
        tensor.copy_(readTensor(weights, name));
    }
}

std::vector<BlockVariation> goldenVariations(const SafetensorsFile& inputs, RegularizedMasking masking) {
    std::vector<BlockVariation> variations;
    for (const std::string layer : {"0", "1", "2"}) {
        variations.push_back({allowedAttention(readTensor(inputs, "chosen." + layer), masking),
                              readTensor(inputs, "attention." + layer).view({-1, 1, 1}), readTensor(inputs, "mlp." + layer).view({-1, 1, 1})});
    }
    return variations;
}

}  // namespace

TEST_CASE("a step of fine-tuning with regularized masking and stochastic depth equals the Python reference") {
    const SafetensorsFile weights(golden("models/finetune.weights.safetensors")), inputs(golden("models/finetune.inputs.safetensors")),
        expected(golden("models/finetune.expected.safetensors"));
    const auto cases = {std::tuple("self", RegularizedMasking::self, FinetuneLoss::crossEntropy),
                        std::tuple("strict", RegularizedMasking::strict, FinetuneLoss::binaryCrossEntropy),
                        std::tuple("siblings", RegularizedMasking::siblings, FinetuneLoss::crossEntropy)};
    for (const auto& [name, masking, lossKind] : cases) {
        CAPTURE(name);
        RunConfig config = goldenConfig();
        config.finetune.loss = lossKind;
        Classifier classifier(config, 5);
        fill(classifier.checkpointTensors(), weights);
        const torch::Tensor logits = classifier.forward(readTensor(inputs, "log_mel"), goldenVariations(inputs, masking));
        const torch::Tensor loss = classificationLoss(logits, readTensor(inputs, "labels"), config.finetune);
        loss.backward();
        const std::string prefix = std::string(name) + ".";
        CHECK(largestDifference(logits, readTensor(expected, prefix + "logits")) < 2e-5);
        CHECK(loss.item<double>() == doctest::Approx(readTensor(expected, prefix + "loss").item<double>()).epsilon(1e-5));
        for (const auto& [tensorName, tensor] : classifier.trained()) {
            CAPTURE(tensorName);
            const torch::Tensor gradient = readTensor(expected, prefix + "grad." + tensorName);
            CHECK(largestDifference(tensor.grad(), gradient) < 1e-4 * std::max(1e-2, gradient.abs().max().item<double>()));
        }
    }
}

TEST_CASE("the final norm of the encoder takes no part in fine-tuning") {
    Classifier classifier(goldenConfig(), 5);
    for (const NamedTensor& tensor : classifier.trained()) {
        CHECK(!tensor.name.starts_with("encoder.norm."));
    }
    CHECK(classifier.checkpointTensors().size() == classifier.trained().size() + 3);  // its weight and bias, and the positions
}

TEST_CASE("with a fresh head all classes are alike: the loss is the logarithm of their number") {
    RunConfig config = goldenConfig();
    config.finetune.labelSmoothing = 0;
    Classifier classifier(config, 5);
    fill(classifier.checkpointTensors(), SafetensorsFile(golden("models/finetune.weights.safetensors")));
    classifier.initialiseHead(7);
    const torch::Tensor labels = torch::eye(5).narrow(0, 0, 3);
    const torch::Tensor logits = classifier.forward(randomTensor({3, 32, 16}));
    CHECK(classificationLoss(logits, labels, config.finetune).item<double>() == doctest::Approx(std::log(5)).epsilon(1e-3));
    config.finetune.loss = FinetuneLoss::binaryCrossEntropy;
    CHECK(classificationLoss(logits, labels, config.finetune).item<double>() == doctest::Approx(std::log(2)).epsilon(1e-3));
}
