// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/jobs/stall_watch.h"

using namespace ajepa;
using std::chrono::seconds;

namespace {

/// A training that reported a step each `gap` seconds, ten times; the last report was at `now`.
struct Training {
    StallWatch watch;
    StallWatch::Time now{};

    explicit Training(int gap) {
        watch.onState(RunState::running, now);
        for (std::int64_t step = 1; step <= 10; ++step) {
            now += seconds(gap);
            watch.onStep(step, now);
        }
    }
};

}  // namespace

TEST_CASE("a run without a step for two minutes is told once, with its step") {
    Training training(1);
    CHECK_FALSE(training.watch.check(training.now + seconds(119)));
    const auto stall = training.watch.check(training.now + seconds(120));
    REQUIRE(stall);
    CHECK(stall->step == 10);
    CHECK(stall->waitedS == 120);
    CHECK(stall->usualS == 1);
    CHECK_FALSE(training.watch.check(training.now + seconds(500)));
}

TEST_CASE("slow steps are given ten times their usual time") {
    Training training(60);
    CHECK(training.watch.limit() == seconds(600));
    CHECK_FALSE(training.watch.check(training.now + seconds(599)));
    CHECK(training.watch.check(training.now + seconds(600)));
}

TEST_CASE("the usual time is a median: one long pause does not change it") {
    Training training(20);
    training.watch.onStep(11, training.now + seconds(100'000));
    CHECK(training.watch.limit() == seconds(200));
}

TEST_CASE("who waits on is told again, and a step ends the stall") {
    Training training(1);
    auto now = training.now + seconds(200);
    CHECK(training.watch.check(now));
    training.watch.wait(now);
    CHECK_FALSE(training.watch.check(now + seconds(119)));
    CHECK(training.watch.check(now + seconds(120)));
    now += seconds(130);
    training.watch.onStep(11, now);
    CHECK_FALSE(training.watch.check(now + seconds(60)));
}

TEST_CASE("only a training hangs: preparing, pausing, stopping and an ended run are left alone, and the pause is no step") {
    for (const RunState state :
         {RunState::queued, RunState::preparing, RunState::paused, RunState::stopping, RunState::stopped, RunState::succeeded, RunState::failed}) {
        Training training(1);
        training.watch.onState(state, training.now);
        CHECK_FALSE(training.watch.check(training.now + seconds(100'000)));
        training.watch.onState(RunState::running, training.now + seconds(100'000));
        training.watch.onStep(11, training.now + seconds(100'001));
        CHECK(training.watch.limit() == seconds(120));
    }
}

TEST_CASE("a training that never reports a step hangs too") {
    StallWatch watch;
    watch.onState(RunState::running, {});
    CHECK_FALSE(watch.check(StallWatch::Time(seconds(119))));
    CHECK(watch.check(StallWatch::Time(seconds(120)))->step == 0);
}
