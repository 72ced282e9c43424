// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/runs/checkpoint_pin.h"
#include "tests/core/runs/checkpoint_content.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("the newest checkpoint before a step is pinned, and outlives those that would have followed it out") {
    const FastFolder folder;
    const CheckpointStore store(folder.path(), 2);
    for (const std::int64_t step : {100, 200, 300}) {
        store.commit(SmallCheckpoint(step));
    }
    CHECK((pinCheckpointBefore(store, 300, "suspicion") == 200));
    for (const std::int64_t step : {400, 500, 600}) {
        store.commit(SmallCheckpoint(step));
    }
    CHECK((stepsOf(store.list()) == std::vector<std::int64_t>{600, 500, 200}));
}

TEST_CASE("a pin that is taken away lets pruning go on, and other reasons stay") {
    const FastFolder folder;
    const CheckpointStore store(folder.path(), 2);
    for (const std::int64_t step : {100, 200, 300}) {
        store.commit(SmallCheckpoint(step));
    }
    pinCheckpointBefore(store, 250, "mine");
    CHECK((pinCheckpointBefore(store, 250, "suspicion") == 200));  // keeps the reason that it has
    pinCheckpointBefore(store, 350, "suspicion");
    unpinCheckpoints(store, "suspicion");
    for (const std::int64_t step : {400, 500}) {
        store.commit(SmallCheckpoint(step));
    }
    CHECK((stepsOf(store.list()) == std::vector<std::int64_t>{500, 400, 200}));
}

TEST_CASE("a suspicion that proves right becomes evidence, and is no longer taken away as a suspicion") {
    const FastFolder folder;
    const CheckpointStore store(folder.path(), 2);
    CHECK_FALSE(pinCheckpointBefore(store, 100, "suspicion"));
    CHECK_FALSE(changePins(store, "suspicion", "evidence"));
    store.commit(SmallCheckpoint(100));
    pinCheckpointBefore(store, 150, "suspicion");
    CHECK((changePins(store, "suspicion", "evidence") == 100));
    unpinCheckpoints(store, "suspicion");
    for (const std::int64_t step : {200, 300, 400}) {
        store.commit(SmallCheckpoint(step));
    }
    CHECK((stepsOf(store.list()) == std::vector<std::int64_t>{400, 300, 100}));
}
