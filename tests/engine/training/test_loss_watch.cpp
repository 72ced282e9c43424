// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "engine/base/random.h"
#include "engine/training/loss_watch.h"

using namespace ajepa;

namespace {

/// The alerts of a loss that follows a course, with noise of one hundredth around it.
std::vector<LossAlert> alertsOf(std::int64_t steps, const std::function<double(std::int64_t step)>& course) {
    LossWatch watch;
    RandomStream random(3, "test-loss");
    std::vector<LossAlert> alerts;
    for (std::int64_t step = 1; step <= steps; ++step) {
        double noise = 0;
        for (int i = 0; i < 12; ++i) {
            noise += random.uniform() - 0.5;  // nearly normal, of deviation 1
        }
        if (const auto alert = watch.add(step, course(step) + 0.01 * noise)) {
            alerts.push_back(*alert);
        }
    }
    return alerts;
}

}  // namespace

TEST_CASE("a loss that falls, stays or climbs slowly is as usual") {
    CHECK(alertsOf(5000, [](std::int64_t) { return 0.5; }).empty());
    CHECK(alertsOf(5000, [](std::int64_t step) { return 3 / std::sqrt(static_cast<double>(step)); }).empty());
    // As the losses of joint-embedding networks do while targets become richer.
    CHECK(alertsOf(5000, [](std::int64_t step) { return 0.1 + 0.3 * std::min(1.0, static_cast<double>(step) / 1500); }).empty());
}

TEST_CASE("one loss far above the last ones is a spike, told once, and no rise") {
    const auto alerts = alertsOf(1000, [](std::int64_t step) { return step == 600 ? 5.0 : 0.5; });
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].kind == LossAlert::Kind::spike);
    CHECK(alerts[0].step == 600);
    CHECK(alerts[0].loss == doctest::Approx(5.0).epsilon(0.01));
    CHECK(alerts[0].usual == doctest::Approx(0.5).epsilon(0.02));
}

TEST_CASE("a spike among the first losses is not judged") {
    CHECK(alertsOf(63, [](std::int64_t step) { return step == 40 ? 5.0 : 0.5; }).empty());
}

TEST_CASE("a loss that runs away is a rise with its onset, and settles when it is back") {
    const auto alerts = alertsOf(
        3000, [](std::int64_t step) { return step < 1000 || step > 1100 ? 0.5 : 0.5 + 0.02 * std::exp2(static_cast<double>(step - 1000) / 10); });
    std::vector<LossAlert> course;
    for (const LossAlert& alert : alerts) {
        if (alert.kind != LossAlert::Kind::spike) {
            course.push_back(alert);
        }
    }
    REQUIRE(course.size() == 2);
    CHECK(course[0].kind == LossAlert::Kind::rise);
    CHECK(course[0].onset >= 1000);
    CHECK(course[0].onset <= course[0].step);
    CHECK(course[0].step < 1060);
    CHECK(course[1].kind == LossAlert::Kind::settled);
    CHECK(course[1].step > 1100);
}
