// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "engine/masking/curriculum.h"

using namespace ajepa;

namespace {

CurriculumConfig curriculumOf(CurriculumFunction function) {
    CurriculumConfig curriculum;
    curriculum.function = function;
    return curriculum;
}

// Midpoint rule over the steps of a training of 100,000.
double meanShare(const CurriculumConfig& curriculum) {
    const std::int64_t steps = 100000;
    double sum = 0;
    for (std::int64_t s = 0; s < steps; ++s) {
        sum += 0.5 * (scheduledProbability(curriculum, s, steps) + scheduledProbability(curriculum, s + 1, steps));
    }
    return sum / static_cast<double>(steps);
}

}  // namespace

TEST_CASE("the square-root competence has the golden values") {
    const auto curriculum = curriculumOf(CurriculumFunction::sqrt);
    const double golden[][2] = {{0, .0100}, {.01, .1005}, {.05, .2238}, {.1, .3164}, {.25, .5001}, {.5, .7071}, {.75, .8660}, {1, 1}};
    for (const auto& [x, expected] : golden) {
        CAPTURE(x);
        CHECK(std::abs(scheduledProbability(curriculum, std::llround(x * 10000), 10000) - expected) < 5.1e-5);
    }
}

TEST_CASE("the mean time-frequency shares are those of the table") {
    CHECK(meanShare(curriculumOf(CurriculumFunction::linear)) == doctest::Approx(0.505).epsilon(0.001));
    CHECK(meanShare(curriculumOf(CurriculumFunction::sqrt)) == doctest::Approx(0.667).epsilon(0.001));
    CHECK(meanShare(curriculumOf(CurriculumFunction::geometric)) == doctest::Approx(0.215).epsilon(0.001));
    CHECK(meanShare(curriculumOf(CurriculumFunction::step)) == doctest::Approx(0.667).epsilon(0.001));
    CHECK(meanShare(curriculumOf(CurriculumFunction::inverse)) == doctest::Approx(0.333).epsilon(0.002));
    CHECK(meanShare(curriculumOf(CurriculumFunction::constant0)) == 0);
    CHECK(meanShare(curriculumOf(CurriculumFunction::constant1)) == doctest::Approx(1));
    CHECK(meanShare(curriculumOf(CurriculumFunction::cosine)) == doctest::Approx(0.5).epsilon(0.001));
    // Integral of cbrt(x) over [0, 1] is 3/4; c0^3 = 1e-6 does not show.
    CHECK(meanShare(curriculumOf(CurriculumFunction::root3)) == doctest::Approx(0.75).epsilon(0.001));
}

TEST_CASE("single values computed by hand") {
    CHECK(scheduledProbability(curriculumOf(CurriculumFunction::linear), 50, 100) == doctest::Approx(0.505));
    CHECK(scheduledProbability(curriculumOf(CurriculumFunction::root3), 27, 216) == doctest::Approx(0.500003).epsilon(1e-5));
    CHECK(scheduledProbability(curriculumOf(CurriculumFunction::geometric), 50, 100) == doctest::Approx(0.1));
    CHECK(scheduledProbability(curriculumOf(CurriculumFunction::cosine), 50, 100) == doctest::Approx(0.5));
    CHECK(scheduledProbability(curriculumOf(CurriculumFunction::inverse), 0, 100) == doctest::Approx(0.99));
    const auto thirds = curriculumOf(CurriculumFunction::step);
    CHECK(scheduledProbability(thirds, 99, 300) == doctest::Approx(1.0 / 3));
    CHECK(scheduledProbability(thirds, 100, 300) == doctest::Approx(2.0 / 3));
    CHECK(scheduledProbability(thirds, 200, 300) == 1);
}

TEST_CASE("a table is interpolated between its points") {
    auto curriculum = curriculumOf(CurriculumFunction::table);
    curriculum.table = {0.2, 0.8, 0.4};
    CHECK(scheduledProbability(curriculum, 0, 100) == doctest::Approx(0.2));
    CHECK(scheduledProbability(curriculum, 25, 100) == doctest::Approx(0.5));
    CHECK(scheduledProbability(curriculum, 50, 100) == doctest::Approx(0.8));
    CHECK(scheduledProbability(curriculum, 75, 100) == doctest::Approx(0.6));
    CHECK(scheduledProbability(curriculum, 100, 100) == doctest::Approx(0.4));
}

TEST_CASE("the curriculum has its own length and then holds its end value") {
    auto curriculum = curriculumOf(CurriculumFunction::inverse);
    curriculum.steps = 50;
    CHECK(scheduledProbability(curriculum, 50, 1000) == 0);
    CHECK(scheduledProbability(curriculum, 900, 1000) == 0);
    CHECK(scheduledProbability(curriculum, 25, 1000) == doctest::Approx(1 - std::sqrt(0.5 * (1 - 1e-4) + 1e-4)));
}

TEST_CASE("draws follow the schedule and depend on seed and step alone") {
    auto curriculum = curriculumOf(CurriculumFunction::linear);
    curriculum.start = 0.3;
    int drawn = 0, differing = 0;
    const std::int64_t steps = 20000;
    for (std::int64_t s = 0; s < steps; ++s) {
        drawn += drawTimeFrequency(curriculum, 5, s, steps);
        differing += drawTimeFrequency(curriculum, 5, s, steps, 1) != drawTimeFrequency(curriculum, 5, s, steps, 2);
    }
    CHECK(drawn / static_cast<double>(steps) == doctest::Approx(0.65).epsilon(0.02));
    CHECK(differing == 0);
    curriculum.perClip = true;
    for (std::int64_t s = 0; s < 200; ++s) {
        differing += drawTimeFrequency(curriculum, 5, 5000, steps, 0) != drawTimeFrequency(curriculum, 5, 5000, steps, static_cast<std::uint64_t>(s));
    }
    CHECK(differing > 20);
}
