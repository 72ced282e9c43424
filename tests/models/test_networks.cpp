// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "engine/base/error.h"
#include "models/jepa.h"
#include "models/training_step.h"
#include "tests/models/tiny_jepa.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

const EncoderConfig vitBase{};

// The clip alone, as a batch of one.
MaskPlan onlyClip(const MaskPlan& plan, std::size_t clip) {
    return {.grid = plan.grid, .timeFrequency = false, .clips = {plan.clips[clip]}};
}

}  // namespace

TEST_CASE("ViT-B and the papers' predictors have the golden numbers of parameters") {
    CHECK(parameterCount(VitEncoder(vitBase, {.time = 16, .bands = 8})) == 85253376);
    const PredictorConfig audioJepa{.dim = 384, .depth = 6, .heads = 12, .feed = PredictorFeed::perTarget, .attention = AttentionKind::global};
    CHECK(parameterCount(Predictor(audioJepa, vitBase, {.time = 16, .bands = 8})) == 11238912);
    CHECK(parameterCount(Predictor(PredictorConfig{}, vitBase, {.time = 64, .bands = 8})) == 51344640);
}

TEST_CASE("tensors have the names of the checkpoint format") {
    const Jepa jepa(tinyConfig(PredictorFeed::fullGrid, AttentionKind::window));
    std::set<std::string> names;
    for (const NamedTensor& tensor : jepa.checkpointTensors()) {
        names.insert(tensor.name);
    }
    for (const char* name : {"context_encoder.patch_embed.proj.weight", "context_encoder.pos_embed", "target_encoder.blocks.2.attn.qkv.bias",
                             "target_encoder.blocks.0.mlp.fc1.weight", "context_encoder.norm.weight", "predictor.embed.weight",
                             "predictor.mask_token", "predictor.blocks.1.attn.tau", "predictor.blocks.0.attn.meta_mlp.fc2.bias",
                             "predictor.norm.bias", "predictor.proj.weight", "predictor.pos_embed"}) {
        CHECK_MESSAGE(names.contains(name), name);
    }
    CHECK(names.size() == 2 * (2 + 3 * 12 + 2 + 1) + 2 + 1 + 2 * 17 + 2 + 2 + 1);
}

TEST_CASE("patch embedding equals a strided convolution") {
    const EncoderConfig encoder{.dim = 6, .depth = 1, .heads = 1, .patchFrames = 4, .patchMels = 2};
    PatchEmbed embed(encoder, {.time = 5, .bands = 3});
    const auto parameters = embed.named_parameters();
    const torch::NoGradGuard noGrad;
    parameters["proj.weight"].copy_(randomTensor({6, 1, 4, 2}, 1));
    parameters["proj.bias"].copy_(randomTensor({6}, 2));
    const torch::Tensor logMel = randomTensor({2, 20, 6}, 3);
    const torch::Tensor convolved =
        torch::conv2d(logMel.unsqueeze(1), parameters["proj.weight"], parameters["proj.bias"], {4, 2}).flatten(2).transpose(1, 2).reshape({-1, 6});
    CHECK(largestDifference(embed.forward(logMel), convolved) < 1e-5);
    const torch::Tensor chosen = torch::tensor({29L, 3L, 16L});
    CHECK(largestDifference(embed.forward(logMel, chosen), convolved.index_select(0, chosen)) < 1e-5);
}

TEST_CASE("a clip's predictions do not depend on the lengths of other clips' contexts") {
    for (const PredictorFeed feed : {PredictorFeed::fullGrid, PredictorFeed::perTarget}) {
        const RunConfig config = tinyConfig(feed, AttentionKind::global);
        Jepa jepa(config);
        jepa.initialise(3);
        const torch::Tensor logMel = randomTensor({3, 32, 16});
        const MaskPlan plan = randomPlan(jepa.grid(), {7, 20, 1});
        const StepOutputs together = forwardStep(jepa, logMel, stepMasks(plan, feed), config.loss);
        for (std::int64_t clip = 0; clip < 3; ++clip) {
            const StepOutputs alone =
                forwardStep(jepa, logMel.narrow(0, clip, 1), stepMasks(onlyClip(plan, static_cast<std::size_t>(clip)), feed), config.loss);
            const std::int64_t count = alone.predictions_PD.size(0);
            CHECK(count == (feed == PredictorFeed::fullGrid ? 6 : 7));
            CHECK(largestDifference(together.predictions_PD.narrow(0, clip * count, count), alone.predictions_PD) < 1e-5);
            CHECK(largestDifference(together.targets_PD.narrow(0, clip * count, count), alone.targets_PD) < 1e-5);
        }
    }
}

TEST_CASE("the context encoder sees its cells and nothing else") {
    const RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::window);
    Jepa jepa(config);
    jepa.initialise(0);
    MaskPlan plan{.grid = jepa.grid(), .timeFrequency = false, .clips = {{.context = {0, 5}, .targets = {{9}}}}};
    const StepMasks masks = stepMasks(plan, config.predictor.feed);
    torch::Tensor logMel = randomTensor({1, 32, 16});
    const torch::Tensor before = jepa.encodeContext(logMel, masks);
    logMel.narrow(1, 8, 24).fill_(7);  // cells 8 and above
    CHECK(largestDifference(before, jepa.encodeContext(logMel, masks)) == 0);
    logMel.narrow(1, 4, 4).fill_(7);  // cells 4 to 7
    CHECK(largestDifference(before, jepa.encodeContext(logMel, masks)) > 1e-3);
}

TEST_CASE("a context that holds every cell gives the encoder's full output") {
    const RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::global);
    Jepa jepa(config);
    jepa.initialise(0);
    ClipMasks all{.context = {}, .targets = {{0}}};
    for (int cell = 0; cell < 32; ++cell) {
        all.context.push_back(cell);
    }
    const torch::Tensor logMel = randomTensor({2, 32, 16});
    const StepMasks masks = stepMasks({.grid = jepa.grid(), .timeFrequency = false, .clips = {all, all}}, config.predictor.feed);
    CHECK(largestDifference(jepa.encodeContext(logMel, masks).view({2, 32, 16}), jepa.contextEncoder().forward(logMel)) < 1e-5);
    CHECK(largestDifference(jepa.encodeTargets(logMel), jepa.contextEncoder().forward(logMel)) < 1e-5);
}

TEST_CASE("the mean of the top layers is the mean of layer-normalised block outputs") {
    const EncoderConfig encoder = tinyConfig(PredictorFeed::fullGrid, AttentionKind::global).encoder;
    RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::global);
    config.loss.targetLayers = 2;
    Jepa jepa(config);
    jepa.initialise(1);
    const torch::Tensor logMel = randomTensor({1, 32, 16});
    // Encoders of depth 2 and 3 with the same weights end in the outputs of blocks 2 and 3; their norm is made plain (weight 1, bias 0 from the start).
    torch::Tensor sum = torch::zeros({1, 32, 16});
    for (const int depth : {2, 3}) {
        EncoderConfig shallow = encoder;
        shallow.depth = depth;
        shallow.normEps = 1e-5;
        const auto part = std::make_shared<VitEncoder>(shallow, jepa.grid());
        const torch::NoGradGuard noGrad;
        const auto from = jepa.targetEncoder().named_parameters();
        for (const auto& parameter : part->named_parameters()) {
            parameter.value().copy_(from[parameter.key()]);
        }
        sum += part->forward(logMel);
    }
    CHECK(largestDifference(jepa.encodeTargets(logMel), sum / 2) < 1e-4);
}

TEST_CASE("fresh weights are a function of seed and name, and the target starts as a copy") {
    const RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::window);
    Jepa first(config), again(config), other(config);
    first.initialise(4);
    again.initialise(4);
    other.initialise(5);
    const auto a = first.checkpointTensors(), b = again.checkpointTensors(), c = other.checkpointTensors();
    std::size_t differing = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].name == b[i].name);
        CHECK(torch::equal(a[i].tensor, b[i].tensor));
        differing += torch::equal(a[i].tensor, c[i].tensor) ? 0 : 1;
        if (a[i].name.starts_with("target_encoder.")) {
            CHECK_FALSE(a[i].tensor.requires_grad());
        }
    }
    CHECK(differing > 20);
    const auto online = first.contextEncoder().parameters(), target = first.targetEncoder().parameters();
    for (std::size_t i = 0; i < online.size(); ++i) {
        CHECK(torch::equal(online[i], target[i]));
    }
}

TEST_CASE("initial weights have the deviations of their rule") {
    RunConfig config = tinyConfig(PredictorFeed::perTarget, AttentionKind::global);
    config.encoder.dim = 128;
    const auto deviation = [&](WeightInit init, const std::string& name) {
        config.encoder.init = init;
        Jepa jepa(config);
        jepa.initialise(0);
        for (const NamedTensor& tensor : jepa.trained()) {
            if (tensor.name == name) {
                return tensor.tensor.std(false).item<double>();
            }
        }
        return -1.0;
    };
    const std::string third = "context_encoder.blocks.2.mlp.fc2.weight";
    CHECK(deviation(WeightInit::truncatedNormal, third) == doctest::Approx(0.02).epsilon(0.02));
    CHECK(deviation(WeightInit::truncatedNormalRescaled, third) == doctest::Approx(0.02 / std::sqrt(6.0)).epsilon(0.02));
    CHECK(deviation(WeightInit::truncatedNormalRescaled, "context_encoder.blocks.2.mlp.fc1.weight") == doctest::Approx(0.02).epsilon(0.02));
    CHECK(deviation(WeightInit::xavier, third) == doctest::Approx(std::sqrt(2.0 / (512 + 128))).epsilon(0.02));
    CHECK(deviation(WeightInit::pytorch, third) == doctest::Approx(1 / std::sqrt(3.0 * 512)).epsilon(0.02));
    CHECK(deviation(WeightInit::pytorch, "context_encoder.blocks.2.mlp.fc1.bias") == doctest::Approx(1 / std::sqrt(3.0 * 128)).epsilon(0.15));
    CHECK(deviation(WeightInit::xavier, "context_encoder.blocks.2.mlp.fc1.bias") == 0);
    CHECK(deviation(WeightInit::xavier, "context_encoder.norm.weight") == 0);
}

TEST_CASE("a repeated step gives the same bits") {
    const RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::window);
    Jepa jepa(config);
    jepa.initialise(0);
    const torch::Tensor logMel = randomTensor({3, 32, 16});
    const MaskPlan plan = randomPlan(jepa.grid(), {7, 20, 3});
    const PureStep first = pureStep(jepa, logMel, plan, config), again = pureStep(jepa, logMel, plan, config);
    CHECK(first.loss == again.loss);
    for (std::size_t i = 0; i < first.gradients.size(); ++i) {
        CHECK(torch::equal(first.gradients[i].tensor, again.gradients[i].tensor));
    }
}

TEST_CASE("the pure step shows values where something is predicted and zero elsewhere") {
    const RunConfig config = tinyConfig(PredictorFeed::perTarget, AttentionKind::global);
    Jepa jepa(config);
    jepa.initialise(0);
    const MaskPlan plan = randomPlan(jepa.grid(), {5, 6});
    const PureStep step = pureStep(jepa, randomTensor({2, 32, 16}), plan, config);
    CHECK(step.predictions.sizes() == torch::IntArrayRef({2, 2, 32, 16}));
    const torch::Tensor filled = step.targetValues.abs().sum(3) > 0;
    CHECK(filled.sum().item<std::int64_t>() == 14);
    for (const std::int32_t cell : plan.clips[1].targets[1]) {
        CHECK(filled[1][1][cell].item<bool>());
    }
    const double mean = (step.predictions - step.targetValues).square().sum().item<double>() / (14 * 16);
    CHECK(step.loss == doctest::Approx(mean).epsilon(1e-5));
}

TEST_CASE("masks that cannot be trained on are refused in words") {
    const PatchGrid grid{.time = 2, .bands = 2};
    const auto plan = [&](ClipMasks masks) { return MaskPlan{.grid = grid, .timeFrequency = false, .clips = {std::move(masks)}}; };
    CHECK_THROWS_AS(stepMasks(plan({.context = {}, .targets = {{1}}}), PredictorFeed::fullGrid), Error);
    CHECK_THROWS_AS(stepMasks(plan({.context = {0}, .targets = {{}}}), PredictorFeed::fullGrid), Error);
    CHECK_THROWS_AS(stepMasks(plan({.context = {4}, .targets = {{1}}}), PredictorFeed::perTarget), Error);
    CHECK_THROWS_AS(Jepa(tinyConfig(PredictorFeed::perTarget, AttentionKind::window)), Error);
}

TEST_CASE("without the stop-gradient the gradient of the loss is that of prediction and target together") {
    RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::global);
    config.loss.stopGradient = false;
    Jepa jepa(config);
    jepa.initialise(3);
    const torch::Tensor logMel = randomTensor({2, 32, 16});
    const MaskPlan plan = randomPlan(jepa.grid(), {9, 20});
    const PureStep step = pureStep(jepa, logMel, plan, config);

    // By definition: the loss a little further along a direction and a little before, in the weights of the context encoder that serves both sides.
    const double distance = 2e-3;
    std::vector<NamedTensor> trained = jepa.trained();
    const torch::NoGradGuard noGrad;
    const auto move = [&](double by) {
        for (std::size_t i = 0; i < trained.size(); ++i)
            trained[i].tensor.add_(randomTensor(trained[i].tensor.sizes(), 70 + i) * by);
    };
    const auto lossNow = [&] { return forwardStep(jepa, logMel, stepMasks(plan, config.predictor.feed), config.loss).losses.total.item<double>(); };
    double along = 0;
    for (std::size_t i = 0; i < trained.size(); ++i)
        along += (step.gradients[i].tensor * randomTensor(trained[i].tensor.sizes(), 70 + i)).sum().item<double>();
    move(distance);
    const double ahead = lossNow();
    move(-2 * distance);
    CHECK((ahead - lossNow()) / (2 * distance) == doctest::Approx(along).epsilon(0.02));
}
