// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/runs/checkpoint_retry.h"

using ajepa::CheckpointRetry;
using std::chrono::seconds;

namespace {

/// A clock and a disk that a test moves.
struct World {
    std::chrono::steady_clock::time_point now;
    std::uint64_t free = 1'000'000'000;
    int asked = 0;

    CheckpointRetry retry() {
        return CheckpointRetry([this] { return now; },
                               [this] {
                                   ++asked;
                                   return free;
                               });
    }
};

}  // namespace

TEST_CASE("nothing is tried again before something failed, nor while it is being written") {
    World world;
    CheckpointRetry retry = world.retry();
    CHECK_FALSE(retry.isDue());
    retry.failed();
    retry.trying();
    world.now += seconds(100);
    CHECK_FALSE(retry.isDue());
}

TEST_CASE("a checkpoint that failed is due a minute later, and again a minute after it failed again") {
    World world;
    CheckpointRetry retry = world.retry();
    retry.failed();
    world.now += seconds(59);
    CHECK_FALSE(retry.isDue());
    world.now += seconds(1);
    CHECK(retry.isDue());
    retry.failed();
    world.now += seconds(59);
    CHECK_FALSE(retry.isDue());
    world.now += seconds(1);
    CHECK(retry.isDue());
}

TEST_CASE("it is due sooner where the disk has become emptier, which is asked every five seconds") {
    World world;
    CheckpointRetry retry = world.retry();
    retry.failed();
    world.free += 20'000'000;
    world.now += seconds(4);
    CHECK_FALSE(retry.isDue());
    world.now += seconds(1);
    CHECK(retry.isDue());
    retry.failed();
    const int asked = world.asked;
    for (int i = 0; i < 50; ++i) {
        world.now += std::chrono::milliseconds(100);
        CHECK_FALSE(retry.isDue());
    }
    CHECK(world.asked == asked + 1);
}
