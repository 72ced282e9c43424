// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/training/collapse_alarm.h"
#include "engine/training/trainer_state.h"

using namespace ajepa;

namespace {

HealthFigures figures(double rank, double deviation = 1.0) {
    return {.targetStd = deviation, .effectiveRank = rank, .dim = 63};
}

bool judge(CollapseAlarm& alarm, HealthFigures value) {
    alarm.judge(value);
    return value.collapsed;
}

}  // namespace

TEST_CASE("three bad figures in a row raise the alarm, two do not") {
    CollapseAlarm alarm;
    CHECK_FALSE(judge(alarm, figures(20)));
    CHECK_FALSE(judge(alarm, figures(9)));
    CHECK_FALSE(judge(alarm, figures(9)));
    CHECK(judge(alarm, figures(9)));
}

TEST_CASE("a good figure in between resets the count") {
    CollapseAlarm alarm;
    judge(alarm, figures(20));
    judge(alarm, figures(9));
    judge(alarm, figures(9));
    judge(alarm, figures(15));
    judge(alarm, figures(9));
    CHECK_FALSE(judge(alarm, figures(9)));
}

TEST_CASE("a slow collapse cannot lower its own yardstick") {
    CollapseAlarm alarm;
    judge(alarm, figures(20));
    for (const double rank : {9.9, 9.0}) {
        CHECK_FALSE(judge(alarm, figures(rank)));
    }
    CHECK(judge(alarm, figures(8.0)));
    CHECK(judge(alarm, figures(7.9)));
}

TEST_CASE("targets that no longer differ between clips raise the alarm") {
    CollapseAlarm alarm;
    judge(alarm, figures(20, 1.0));
    judge(alarm, figures(20, 0.09));
    judge(alarm, figures(20, 0.05));
    HealthFigures last = figures(20, 0.01);
    alarm.judge(last);
    CHECK(last.collapsed);
    CHECK(last.rule.find("deviation") != std::string::npos);
}

TEST_CASE("clips that look alike and do not come apart raise the alarm; those that come apart do not") {
    const auto alike = [](double cosine) { return HealthFigures{.targetStd = 1, .effectiveRank = 20, .meanCosine = cosine, .dim = 63}; };
    CollapseAlarm stuck, learning;
    judge(stuck, alike(0.991));
    CHECK_FALSE(judge(stuck, alike(0.991)));
    CHECK_FALSE(judge(stuck, alike(0.992)));
    CHECK(judge(stuck, alike(0.991)));
    for (const double cosine : {0.991, 0.98, 0.97, 0.96, 0.8, 0.94, 0.94, 0.94}) {
        CHECK_FALSE(judge(learning, alike(cosine)));
    }
}

TEST_CASE("a fifth of the dimensions standing still raises the alarm, less does not") {
    const auto still = [](double share) { return HealthFigures{.targetStd = 1, .effectiveRank = 20, .stillDims = share, .dim = 63}; };
    CollapseAlarm more, less;
    for (int i = 0; i < 4; ++i) {
        CHECK(judge(more, still(0.2)) == (i >= 2));
        CHECK_FALSE(judge(less, still(0.19)));
    }
}

TEST_CASE("a counter of trainer.json that no integer holds is refused by its name") {
    std::string text = toJson(TrainerState{.step = 300, .updates = 299});
    text.replace(text.find("299"), 3, "1e300");
    CHECK_THROWS_WITH_AS(trainerStateFromJson(text), doctest::Contains("updates is no whole number"), Error);
}

TEST_CASE("an alarm restored from trainer.json judges as the one that was saved") {
    CollapseAlarm first;
    judge(first, figures(20.123456789));
    judge(first, figures(9));
    judge(first, figures(9));
    const TrainerState saved{.step = 300, .updates = 299, .skippedInARow = 1, .healthHistory = first.history(), .badHealthInARow = first.badInARow()};
    const TrainerState loaded = trainerStateFromJson(toJson(saved));
    CHECK(loaded.step == 300);
    CHECK(loaded.skipped() == 1);
    CHECK(loaded.skippedInARow == 1);
    CHECK(loaded.healthHistory.front().effectiveRank == 20.123456789);
    CollapseAlarm second;
    second.restore(loaded.healthHistory, loaded.badHealthInARow);
    CHECK(judge(second, figures(9)));
}
