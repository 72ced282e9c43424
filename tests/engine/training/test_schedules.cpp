// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/training/schedules.h"

using namespace ajepa;

TEST_CASE("BYOL's cosine momentum has the golden values of the Audio-JEPA paper's horizon") {
    const EmaConfig ema{.start = 0.996, .end = 1.0, .schedule = EmaSchedule::cosine};
    CHECK(emaMomentumAt(ema, 0, 100000) == doctest::Approx(0.996));
    CHECK(emaMomentumAt(ema, 10000, 100000) == doctest::Approx(0.996098).epsilon(1e-6));
    CHECK(emaMomentumAt(ema, 50000, 100000) == doctest::Approx(0.998));
    CHECK(emaMomentumAt(ema, 100000, 100000) == doctest::Approx(1.0));
}

TEST_CASE("the released code's horizon of 375,400 steps leaves the momentum at .99666 after 100,000") {
    const EmaConfig ema{.start = 0.996, .end = 1.0, .schedule = EmaSchedule::cosine, .steps = 375400};
    CHECK(emaMomentumAt(ema, 100000, 100000) == doctest::Approx(0.996660).epsilon(1e-6));
}

TEST_CASE("I-JEPA's momentum rises linearly and stays at its end") {
    const EmaConfig ema{.start = 0.996, .end = 1.0, .schedule = EmaSchedule::linear};
    CHECK(emaMomentumAt(ema, 250, 1000) == doctest::Approx(0.997));
    CHECK(emaMomentumAt(ema, 5000, 1000) == doctest::Approx(1.0));
}

TEST_CASE("the learning rate warms up linearly, then falls by half a cosine, then stays") {
    const OptimConfig optimizer{.learningRate = 1e-3, .warmupSteps = 100, .startLearningRate = 1e-6, .finalLearningRate = 1e-5};
    CHECK(learningRateAt(optimizer, 0, 1100) == doctest::Approx(1e-6));
    CHECK(learningRateAt(optimizer, 50, 1100) == doctest::Approx(0.5 * (1e-6 + 1e-3)));
    CHECK(learningRateAt(optimizer, 100, 1100) == doctest::Approx(1e-3));
    CHECK(learningRateAt(optimizer, 600, 1100) == doctest::Approx(0.5 * (1e-3 + 1e-5)));
    CHECK(learningRateAt(optimizer, 1100, 1100) == doctest::Approx(1e-5));
    CHECK(learningRateAt(optimizer, 9999, 1100) == doctest::Approx(1e-5));
}

TEST_CASE("weight decay moves by half a cosine from its first to its last value") {
    const OptimConfig optimizer{.weightDecay = 0.04, .finalWeightDecay = 0.4};
    CHECK(weightDecayAt(optimizer, 0, 1000) == doctest::Approx(0.04));
    CHECK(weightDecayAt(optimizer, 500, 1000) == doctest::Approx(0.22));
    CHECK(weightDecayAt(optimizer, 1000, 1000) == doctest::Approx(0.4));
}
