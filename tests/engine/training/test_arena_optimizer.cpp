// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/base/random.h"
#include "engine/runs/safetensors.h"
#include "engine/training/arena_optimizer.h"
#include "engine/training/arena_update.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

std::vector<float> randomValues(std::size_t count, std::uint64_t seed) {
    RandomStream stream(seed, "test");
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return static_cast<float>(stream.normal()); });
    return values;
}

// Largest difference in units of the larger of the value and 1e-3.
double farthest(const std::vector<float>& values, const std::vector<float>& expected) {
    REQUIRE(values.size() == expected.size());
    double worst = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        worst = std::max(worst, std::abs(double{values[i]} - expected[i]) / std::max(std::abs(double{expected[i]}), 1e-3));
    }
    return worst;
}

}  // namespace

TEST_CASE("three updates equal torch.optim.AdamW and its moving average to float rounding") {
    const SafetensorsFile golden(test::golden("models/adamw.safetensors"));
    // Tensors of 700, 33, 5000 and 64 values; the first and third decay; the average follows the first two.
    const std::array<UpdateSettings, 3> updates{
        UpdateSettings{.step = 1, .learningRate = 1e-3, .weightDecay = 0.04, .beta1 = 0.9, .beta2 = 0.95, .gradientScale = 1, .emaMomentum = 0.99},
        UpdateSettings{.step = 2, .learningRate = 2e-3, .weightDecay = 0.1, .beta1 = 0.9, .beta2 = 0.95, .gradientScale = 0.5, .emaMomentum = 0.995},
        UpdateSettings{.step = 3, .learningRate = 5e-4, .weightDecay = 0.4, .beta1 = 0.9, .beta2 = 0.95, .gradientScale = 1, .emaMomentum = 1}};
    std::vector<float> parameters = golden.readFloats("start");
    std::vector<float> target(parameters.begin(), parameters.begin() + 733);
    ArenaOptimizer optimizer(static_cast<std::int64_t>(parameters.size()), {{0, 700}, {733, 5733}});
    for (std::size_t step = 0; step < updates.size(); ++step) {
        const std::string number = std::to_string(step);
        optimizer.update(parameters, golden.readFloats("gradients." + number), target, updates[step]);
        CHECK(farthest(parameters, golden.readFloats("parameters." + number)) < 2e-6);
        CHECK(farthest(target, golden.readFloats("target." + number)) < 2e-6);
    }
}

TEST_CASE("an update can be continued from its saved moments to the bit") {
    const std::vector<float> gradients = randomValues(10000, 1), more = randomValues(10000, 2);
    std::vector<float> parameters = randomValues(10000, 3), target(parameters.begin(), parameters.begin() + 6000);
    ArenaOptimizer optimizer(10000, {{100, 9000}});
    optimizer.update(parameters, gradients, target, {.step = 1, .learningRate = 1e-3, .weightDecay = 0.1, .emaMomentum = 0.9});

    std::vector<float> continuedParameters = parameters, continuedTarget = target;
    ArenaOptimizer continued(10000, {{100, 9000}});
    std::ranges::copy(optimizer.firstMoment(), continued.firstMoment().begin());
    std::ranges::copy(optimizer.secondMoment(), continued.secondMoment().begin());
    const UpdateSettings second{.step = 2, .learningRate = 1e-3, .weightDecay = 0.1, .emaMomentum = 0.9};
    optimizer.update(parameters, more, target, second);
    continued.update(continuedParameters, more, continuedTarget, second);
    CHECK(parameters == continuedParameters);
    CHECK(target == continuedTarget);
}

TEST_CASE("the vector form of an update gives the portable form's values to the bit, wherever it begins, ends and leaves the target") {
    const ArenaUpdate vector = updateArenaVector();
    if (vector == nullptr) {
        MESSAGE("skipped: this processor has no AVX2");
        return;
    }
    const UpdateCoefficients c = coefficientsOf({.step = 3, .learningRate = 2e-3, .weightDecay = 0.1, .gradientScale = 0.7, .emaMomentum = 0.99});
    const std::vector<float> gradients = randomValues(1000, 1);
    for (const auto& [begin, end, targetEnd] :
         {std::array<std::int64_t, 3>{0, 1000, 1000}, {3, 997, 500}, {5, 12, 0}, {1, 2, 1000}, {64, 640, 333}}) {
        std::array<std::vector<float>, 4> portable{randomValues(1000, 2), randomValues(1000, 3), randomValues(1000, 4), randomValues(1000, 5)};
        for (float& second : portable[2]) {
            second *= second;
        }
        auto vectored = portable;
        const auto stretch = [&](auto& b) { return ArenaStretch{b[0].data(), gradients.data(), b[1].data(), b[2].data(), b[3].data()}; };
        updateArenaPortable(stretch(portable), begin, end, targetEnd, c.decay, c);
        vector(stretch(vectored), begin, end, targetEnd, c.decay, c);
        CHECK(portable == vectored);
    }
}

TEST_CASE("only decay ranges shrink when there is no gradient") {
    std::vector<float> parameters(9000, 1.0F);
    const std::vector<float> gradients(9000, 0.0F);
    ArenaOptimizer optimizer(9000, {{10, 20}, {4090, 8200}});
    optimizer.update(parameters, gradients, {}, {.step = 1, .learningRate = 0.5, .weightDecay = 0.5});
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const bool decays = (i >= 10 && i < 20) || (i >= 4090 && i < 8200);
        CHECK(parameters[i] == (decays ? 0.75F : 1.0F));
    }
}

TEST_CASE("the gradient's norm is that of its values") {
    std::vector<float> gradients(10000, 0.0F);
    gradients[3] = 3;
    gradients[9999] = -4;
    CHECK(summariseGradients(gradients).norm == doctest::Approx(5));
    CHECK(summariseGradients(gradients).finite);
    CHECK(summariseGradients({}).norm == 0);
    CHECK(summariseGradients(std::vector<float>(5, 3e38F)).finite);
}

TEST_CASE("one bad gradient is found wherever it stands") {
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
        for (const std::size_t place : {std::size_t{0}, std::size_t{4095}, std::size_t{4096}, std::size_t{9999}}) {
            std::vector<float> gradients(10000, 1.0F);
            gradients[place] = bad;
            CHECK_FALSE(summariseGradients(gradients).finite);
        }
    }
}
