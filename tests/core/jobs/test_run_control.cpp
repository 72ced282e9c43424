// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "engine/jobs/run_control.h"

using ajepa::RunControl;
using Wake = ajepa::RunControl::Wake;

TEST_CASE("without requests the safe point passes") {
    RunControl control;
    CHECK(control.await() == Wake::goOn);
    CHECK(control.proceed());
    CHECK_FALSE(control.takeCheckpointRequest());
}

TEST_CASE("a checkpoint request is taken once") {
    RunControl control;
    control.checkpointNow();
    CHECK(control.proceed());
    CHECK(control.takeCheckpointRequest());
    CHECK_FALSE(control.takeCheckpointRequest());
}

TEST_CASE("a paused safe point comes back once a nudge or request, and tells the pause once") {
    RunControl control;
    std::vector<bool> told;
    const auto onPause = [&](bool paused) { told.push_back(paused); };
    control.pause();
    control.nudge();
    CHECK(control.await(onPause) == Wake::nudge);
    control.checkpointNow();
    CHECK(control.await(onPause) == Wake::checkpoint);
    control.nudge();
    CHECK(control.await(onPause) == Wake::nudge);  // the request that nobody took does not come again
    control.resume();
    CHECK(control.await(onPause) == Wake::goOn);
    CHECK(control.await(onPause) == Wake::goOn);
    CHECK(told == std::vector{true, false});
}

TEST_CASE("a nudge that comes while the job steps is not a pause") {
    RunControl control;
    control.nudge();
    CHECK(control.await() == Wake::goOn);
}

TEST_CASE("an observer may use the verbs when it is told of the pause") {
    RunControl control;
    control.pause();
    CHECK(control.await([&](bool paused) {
        if (paused) {
            control.resume();
        }
    }) == Wake::goOn);
}

TEST_CASE("stop wakes a paused job and its waits") {
    RunControl control;
    control.pause();
    std::jthread stopper([&] { control.stop(); });
    CHECK(control.await() == Wake::stop);
    CHECK(control.stopToken().stop_requested());
    CHECK(control.await() == Wake::stop);
}

TEST_CASE("a checkpoint request that was taken while the run stepped does not end the pause that follows") {
    RunControl control;
    control.checkpointNow();
    CHECK(control.takeCheckpointRequest());
    control.pause();
    control.nudge();  // else it would wait, as it should
    CHECK(control.await() == RunControl::Wake::nudge);
}
