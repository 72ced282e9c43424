// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "models/objective.h"
#include "tests/models/tiny_jepa.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

double scalar(const torch::Tensor& tensor) {
    return tensor.item<double>();
}

}  // namespace

TEST_CASE("each loss is its formula") {
    const torch::Tensor prediction = torch::tensor({{3.0F, 4.0F}, {1.0F, 0.0F}});
    const torch::Tensor target = torch::tensor({{3.0F, 2.0F}, {0.5F, 0.0F}});
    CHECK(scalar(predictionLoss(prediction, target, {.kind = LossKind::mse})) == doctest::Approx((4 + 0.25) / 4));
    CHECK(scalar(predictionLoss(prediction, target, {.kind = LossKind::l1})) == doctest::Approx(2.5 / 4));
    CHECK(scalar(predictionLoss(prediction, target, {.kind = LossKind::smoothL1, .smoothBeta = 1})) == doctest::Approx((1.5 + 0.125) / 4));
    CHECK(scalar(predictionLoss(prediction, target, {.kind = LossKind::smoothL1, .smoothBeta = 0.5})) == doctest::Approx((1.75 + 0.25) / 4));
    const double cosine = (9 + 8) / (5 * std::sqrt(13.0));
    CHECK(scalar(predictionLoss(prediction, target, {.kind = LossKind::cosine})) == doctest::Approx((2 - 2 * cosine) / 2).epsilon(1e-5));
}

TEST_CASE("target norms take out what they name") {
    const torch::Tensor tokens = randomTensor({3, 5, 64}) * 4 + 2;
    const torch::Tensor layer = normaliseTargets(tokens, {.targetNorm = TargetNorm::layer});
    CHECK(layer.mean(2).abs().max().item<double>() < 1e-5);
    CHECK((layer.var(2, false) - 1).abs().max().item<double>() < 1e-4);
    const torch::Tensor instance = normaliseTargets(tokens, {.targetNorm = TargetNorm::instance});
    CHECK(instance.mean(1).abs().max().item<double>() < 1e-5);
    CHECK((instance.var(1, false) - 1).abs().max().item<double>() < 1e-3);
    const torch::Tensor centre = normaliseTargets(tokens, {.targetNorm = TargetNorm::centre});
    CHECK(centre.mean(2).abs().max().item<double>() < 1e-5);
    CHECK(largestDifference(centre + tokens.mean(2, true), tokens) < 1e-5);
    CHECK(torch::equal(normaliseTargets(tokens, {.targetNorm = TargetNorm::none}), tokens));
}

TEST_CASE("centring by position removes what all clips share at a cell") {
    const torch::Tensor tokens = randomTensor({4, 5, 8});
    const torch::Tensor positionCode = randomTensor({1, 5, 8}, 9) * 10;
    const LossConfig loss{.targetNorm = TargetNorm::none, .targetCentring = TargetCentring::position};
    CHECK(largestDifference(normaliseTargets(tokens + positionCode, loss), tokens - tokens.mean(0, true)) < 1e-5);
}

TEST_CASE("variance and covariance are those of tokens centred per cell") {
    // Cell 0 is seen by both clips, cell 1 by the first alone: it is its own mean and counts for nothing.
    const MaskPlan plan{.grid = {.time = 2, .bands = 1},
                        .timeFrequency = false,
                        .clips = {{.context = {0, 1}, .targets = {{0}}}, {.context = {0}, .targets = {{0}}}}};
    const StepMasks masks = stepMasks(plan, PredictorFeed::fullGrid);
    const torch::Tensor context = torch::tensor({{1.0F, 0.2F}, {50.0F, -70.0F}, {2.0F, 0.8F}});
    const VarianceCovariance terms = varianceCovariance(context, masks);
    // Centred: (-0.5, -0.3) and (0.5, 0.3), one degree of freedom: S = [[0.5, 0.3], [0.3, 0.18]].
    const double variance = (1 - std::sqrt(0.5 + 1e-4) + 1 - std::sqrt(0.18 + 1e-4)) / 2;
    CHECK(scalar(terms.variance) == doctest::Approx(variance).epsilon(1e-5));
    CHECK(scalar(terms.covariance) == doctest::Approx(2 * 0.3 * 0.3 / 2).epsilon(1e-5));
}

TEST_CASE("variance and covariance vanish where no cell is seen twice") {
    const MaskPlan plan{.grid = {.time = 2, .bands = 1}, .timeFrequency = false, .clips = {{.context = {0, 1}, .targets = {{0}}}}};
    const VarianceCovariance terms = varianceCovariance(randomTensor({2, 4}), stepMasks(plan, PredictorFeed::fullGrid));
    CHECK(scalar(terms.variance) == 0);
    CHECK(scalar(terms.covariance) == 0);
}

TEST_CASE("the objective adds the weighted terms") {
    const MaskPlan plan = randomPlan({.time = 4, .bands = 3}, {5, 4, 6});
    const StepMasks masks = stepMasks(plan, PredictorFeed::fullGrid);
    const torch::Tensor context = randomTensor({15, 8}), prediction = randomTensor({18, 8}, 1), target = randomTensor({18, 8}, 2);
    const Losses losses = objective(prediction, target, context, masks, {.varianceWeight = 0.5, .covarianceWeight = 0.04});
    CHECK(scalar(losses.total) == doctest::Approx(scalar(losses.prediction) + 0.5 * scalar(losses.variance) + 0.04 * scalar(losses.covariance)));
    CHECK(scalar(losses.covariance) > 0);
    CHECK_FALSE(objective(prediction, target, context, masks, {}).variance.defined());
}
