// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "models/parameter_arena.h"
#include "models/training_step.h"
#include "tests/models/tiny_jepa.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("the arena keeps the weights, and the networks compute with it") {
    const RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::window);
    Jepa jepa(config), reference(config);
    jepa.initialise(1);
    reference.initialise(1);
    ParameterArena arena(jepa);
    const auto trained = jepa.trained(), expected = reference.trained();
    REQUIRE(arena.entries().size() == trained.size());
    for (std::size_t i = 0; i < trained.size(); ++i) {
        const ArenaEntry& entry = arena.entries()[i];
        CHECK(entry.name == expected[i].name);
        CHECK(entry.begin % 16 == 0);
        CHECK(torch::equal(trained[i].tensor, expected[i].tensor));
        CHECK(trained[i].tensor.data_ptr<float>() == arena.parameters().data() + entry.begin);
    }
    const torch::Tensor logMel = randomTensor({2, 32, 16});
    const torch::Tensor before = jepa.contextEncoder().forward(logMel);
    for (float& value : arena.parameters()) {
        value *= 1.5F;
    }
    CHECK(largestDifference(before, jepa.contextEncoder().forward(logMel)) > 1e-3);
    CHECK(largestDifference(before, jepa.targetEncoder().forward(logMel)) < 1e-6);
    for (float& value : arena.target()) {
        value *= 1.5F;
    }
    CHECK(torch::equal(jepa.targetEncoder().forward(logMel), jepa.contextEncoder().forward(logMel)));
}

TEST_CASE("backward writes into the arena's gradients") {
    const RunConfig config = tinyConfig(PredictorFeed::perTarget, AttentionKind::global);
    Jepa jepa(config), reference(config);
    jepa.initialise(1);
    reference.initialise(1);
    ParameterArena arena(jepa);
    const torch::Tensor logMel = randomTensor({2, 32, 16});
    const MaskPlan plan = randomPlan(jepa.grid(), {5, 9});
    const PureStep expected = pureStep(reference, logMel, plan, config);
    for (int repetition = 0; repetition < 2; ++repetition) {
        arena.zeroGradients();
        forwardStep(jepa, logMel, stepMasks(plan, config.predictor.feed), config.loss).losses.total.backward();
    }
    for (std::size_t i = 0; i < expected.gradients.size(); ++i) {
        const ArenaEntry& entry = arena.entries()[i];
        const torch::Tensor gradient = torch::from_blob(arena.gradients().data() + entry.begin, entry.shape);
        CHECK_MESSAGE(largestDifference(gradient, expected.gradients[i].tensor) < 1e-6, entry.name);
    }
}

TEST_CASE("weight decay spares one-dimensional tensors") {
    Jepa jepa(tinyConfig(PredictorFeed::fullGrid, AttentionKind::window));
    jepa.initialise(0);
    ParameterArena arena(jepa);
    std::vector<int> decayed(static_cast<std::size_t>(arena.size()), 0);
    for (const ArenaRange& range : arena.decayRanges()) {
        for (std::int64_t i = range.begin; i < range.end; ++i) {
            ++decayed[static_cast<std::size_t>(i)];
        }
    }
    for (const ArenaEntry& entry : arena.entries()) {
        const bool expected = entry.name.ends_with("weight") ? entry.name.find("norm") == std::string::npos : entry.name == "predictor.mask_token";
        CHECK_MESSAGE(entry.decays == expected, entry.name);
        for (std::int64_t i = entry.begin; i < entry.begin + entry.count; ++i) {
            CHECK(decayed[static_cast<std::size_t>(i)] == (expected ? 1 : 0));
        }
    }
}
