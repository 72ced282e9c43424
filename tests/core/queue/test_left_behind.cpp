// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>

#include "engine/queue/left_behind.h"
#include "engine/runs/run_directory.h"
#include "tests/core/queue/queue_names.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// A queue of two whose first was started by a window that is gone.
struct Abandoned {
    TemporaryFolder folder;
    ExperimentQueue queue = queueOf("ab");
    std::string id = queue.claim()->id;
    RunDirectory run = RunDirectory::create(folder.path(), "a", RunConfig{}, "");

    Abandoned() { queue.setRun(id, run.name()); }
    void judge() { settleLeftBehind(queue, folder.path()); }
    void begin(RunState state) const {
        std::filesystem::create_directory(run.checkpointsFolder());
        run.writeState(state, 40, "as its record says");
    }
};

}  // namespace

TEST_CASE("a run that trains on without its window keeps its place") {
    Abandoned left;
    left.begin(RunState::running);
    const auto lock = left.run.lock();
    left.judge();
    CHECK(left.queue.running() != nullptr);
    CHECK_FALSE(left.queue.claim().has_value());
}

TEST_CASE("a run whose process was killed failed, with the step") {
    Abandoned left;
    left.begin(RunState::running);
    left.judge();
    CHECK(left.queue.find(left.id)->state == EntryState::failed);
    CHECK(left.queue.find(left.id)->message == "Its process ended at step 40 without saying why.");
    CHECK(left.queue.claim()->name == "b");
}

TEST_CASE("the step of a killed run is the last that it reported") {
    Abandoned left;
    left.begin(RunState::running);
    std::ofstream(left.run.path() / "metrics.jsonl") << "{\"step\":50,\"loss\":1}\n{\"step\":60,\"loss\":1}\n";
    left.judge();
    CHECK(left.queue.find(left.id)->message == "Its process ended at step 60 without saying why.");
}

TEST_CASE("a run that ended without its window is settled as its record says") {
    Abandoned succeeded, stopped, failed;
    succeeded.begin(RunState::succeeded);
    stopped.begin(RunState::stopped);
    failed.begin(RunState::failed);
    for (Abandoned* left : {&succeeded, &stopped, &failed}) {
        left->judge();
    }
    CHECK(namesOf(succeeded.queue) == "b");
    CHECK(stopped.queue.entries().front().state == EntryState::stopped);
    CHECK(failed.queue.entries().front().state == EntryState::failed);
    CHECK(failed.queue.entries().front().message == "as its record says");
}

TEST_CASE("a run that was made and never began waits again at its place") {
    Abandoned left;
    left.judge();
    CHECK(namesOf(left.queue) == "ab");
    const auto again = left.queue.claim();
    CHECK(again->name == "a");
    CHECK(again->run == left.run.name());
}

TEST_CASE("an entry whose run was never made waits again") {
    Abandoned left;
    left.queue.setRun(left.id, "");
    left.judge();
    CHECK(left.queue.claim()->name == "a");
}

TEST_CASE("an entry whose run folder is gone failed and says so") {
    Abandoned left;
    std::filesystem::remove_all(left.run.path());
    left.judge();
    CHECK(left.queue.find(left.id)->state == EntryState::failed);
    CHECK(left.queue.find(left.id)->message.find("no run.toml") != std::string::npos);
}
