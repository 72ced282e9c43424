// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/jobs/sleep_watch.h"

using ajepa::SleepWatch;
using std::chrono::seconds;

TEST_CASE("a sleep of the machine is told once, with its length, and one before the watch is not") {
    seconds slept{7200};
    SleepWatch watch([&] { return slept; });
    CHECK_FALSE(watch.look());
    slept += seconds(10'800);
    CHECK(watch.look() == seconds(10'800));
    CHECK_FALSE(watch.look());
    slept += seconds(4);
    CHECK_FALSE(watch.look());
    slept += seconds(4);  // two naps
    CHECK(watch.look() == seconds(8));
}

TEST_CASE("the time that this machine has slept does not fall") {
    const seconds before = SleepWatch::sleptSinceStart();
    CHECK(before >= seconds(0));
    CHECK(SleepWatch::sleptSinceStart() >= before);
}
