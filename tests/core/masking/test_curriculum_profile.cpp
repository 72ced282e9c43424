// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "engine/masking/curriculum.h"
#include "engine/masking/curriculum_profile.h"

using namespace ajepa;

namespace {

RunConfig configOf(CurriculumFunction function, std::int64_t steps, std::int64_t length = 0) {
    RunConfig config;
    config.train.steps = steps;
    config.train.seed = 5;
    config.curriculum.function = function;
    config.curriculum.steps = length;
    return config;
}

std::vector<std::int64_t> breakSteps(const CurriculumProfile& profile, BreakKind kind) {
    std::vector<std::int64_t> steps;
    for (const CurriculumBreak& found : profile.breaks) {
        if (found.kind == kind) {
            steps.push_back(found.step);
        }
    }
    return steps;
}

}  // namespace

TEST_CASE("means are those of the table, scheduled and drawn") {
    const CurriculumProfile profile = curriculumProfile(configOf(CurriculumFunction::sqrt, 20000));
    CHECK(profile.meanScheduled == doctest::Approx(0.667).epsilon(0.001));
    CHECK(std::abs(profile.meanDrawn - 0.667) < 0.01);
    CHECK(profile.runningMean.back() == profile.meanDrawn);
    CHECK(curriculumProfile(configOf(CurriculumFunction::geometric, 20000)).meanScheduled == doctest::Approx(0.215).epsilon(0.001));
}

TEST_CASE("draws and running mean are those of the steps") {
    const RunConfig config = configOf(CurriculumFunction::linear, 100);
    const CurriculumProfile profile = curriculumProfile(config);
    REQUIRE(profile.drawn.size() == 100);
    int sum = 0;
    for (std::size_t s = 0; s < 100; ++s) {
        const bool drawn = drawTimeFrequency(config.curriculum, 5, static_cast<std::int64_t>(s), 100);
        sum += drawn;
        CHECK((profile.drawn[s] == 1) == drawn);
        CHECK(profile.runningMean[s] == doctest::Approx(sum / static_cast<double>(s + 1)));
    }
}

TEST_CASE("break points are jumps, table points, one half and the end") {
    CHECK(breakSteps(curriculumProfile(configOf(CurriculumFunction::step, 300)), BreakKind::jump) == std::vector<std::int64_t>{100, 200});
    CHECK(breakSteps(curriculumProfile(configOf(CurriculumFunction::step, 100)), BreakKind::jump) == std::vector<std::int64_t>{34, 67});
    const CurriculumProfile shorter = curriculumProfile(configOf(CurriculumFunction::linear, 1000, 400));
    CHECK(breakSteps(shorter, BreakKind::end) == std::vector<std::int64_t>{400});
    CHECK(shorter.breaks.back().scheduled == 1);
    // sqrt(x (1 - 1e-4) + 1e-4) = 1/2 at x = 0.24992: the first of 1000 steps behind it is 250.
    CHECK(breakSteps(curriculumProfile(configOf(CurriculumFunction::sqrt, 1000)), BreakKind::half) == std::vector<std::int64_t>{250});
    RunConfig table = configOf(CurriculumFunction::table, 100);
    table.curriculum.table = {0, 1, 0};
    const CurriculumProfile hill = curriculumProfile(table);
    CHECK(breakSteps(hill, BreakKind::tableNode) == std::vector<std::int64_t>{50});
    CHECK(breakSteps(hill, BreakKind::half) == std::vector<std::int64_t>{25, 76});
    CHECK(curriculumProfile(configOf(CurriculumFunction::constant1, 100)).breaks.empty());
}

TEST_CASE("a training of more than a million steps is followed in strides") {
    const CurriculumProfile profile = curriculumProfile(configOf(CurriculumFunction::linear, 2'500'000));
    CHECK(profile.stride == 3);
    CHECK(profile.scheduled.size() == 833334);
    CHECK(profile.meanScheduled == doctest::Approx(0.505).epsilon(0.001));
}
