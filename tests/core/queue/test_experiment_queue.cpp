// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/queue/experiment_queue.h"
#include "engine/queue/queue_text.h"
#include "tests/core/queue/queue_names.h"

using namespace ajepa;
using namespace ajepa::test;
using Outcome = ExperimentQueue::Outcome;

TEST_CASE("entries start in their order, one at a time") {
    ExperimentQueue queue = queueOf("abc");
    const auto first = queue.claim();
    REQUIRE(first.has_value());
    CHECK(first->name == "a");
    CHECK_FALSE(queue.claim().has_value());  // a trains
    queue.settle(first->id, Outcome::succeeded);
    CHECK(namesOf(queue) == "bc");
    CHECK(queue.claim()->name == "b");
    CHECK(queue.waiting() == 1);
    CHECK(queue.running()->name == "b");
}

TEST_CASE("a paused queue starts nothing and goes on where it was") {
    ExperimentQueue queue = queueOf("ab");
    queue.pause();
    CHECK_FALSE(queue.claim().has_value());
    queue.proceed();
    CHECK(queue.claim()->name == "a");
}

TEST_CASE("moving keeps the order of what is moved, wherever it goes") {
    struct Move {
        const char *moved, *result;
        std::size_t place;
    };
    // The place counts in the order before the move, as a drop between two rows does.
    for (const Move& move : {Move{"d", "dabce", 0}, Move{"a", "bcdea", 5}, Move{"bd", "acbde", 3}, Move{"bd", "bdace", 0}, Move{"ae", "bcaed", 3},
                             Move{"c", "abcde", 2}, Move{"c", "abcde", 3}}) {
        ExperimentQueue queue = queueOf("abcde");
        queue.move(idsOf(queue, move.moved), move.place);
        CHECK(namesOf(queue) == move.result);
    }
}

TEST_CASE("what was removed comes back to its place") {
    ExperimentQueue queue = queueOf("abcde");
    auto removed = queue.remove(idsOf(queue, "bde"));
    CHECK(namesOf(queue) == "ac");
    queue.restore(removed);
    CHECK(namesOf(queue) == "abcde");
    queue.restore(removed);  // twice is once
    CHECK(namesOf(queue) == "abcde");
}

TEST_CASE("what trains cannot be removed") {
    ExperimentQueue queue = queueOf("ab");
    queue.claim();
    CHECK(queue.remove(idsOf(queue, "ab")).size() == 1);
    CHECK(namesOf(queue) == "a");
}

TEST_CASE("a failure stays listed with its sentence, and stops the queue only if it shall") {
    for (const bool goesOn : {true, false}) {
        ExperimentQueue queue = queueOf("ab");
        queue.setContinuesAfterFailure(goesOn);
        queue.settle(queue.claim()->id, Outcome::failed, "The loss is not finite at step 7.");
        CHECK(queue.entries().front().state == EntryState::failed);
        CHECK(queue.entries().front().message == "The loss is not finite at step 7.");
        CHECK(queue.isPaused() != goesOn);
        CHECK(queue.pauseReason() == (goesOn ? "" : "a failed."));
        CHECK(queue.claim().has_value() == goesOn);
    }
}

TEST_CASE("what failed or was stopped waits again behind the others, with its run") {
    ExperimentQueue queue = queueOf("abc");
    const std::string first = queue.claim()->id;
    queue.setRun(first, "run-of-a");
    queue.settle(first, Outcome::failed, "Not enough memory.");
    CHECK(queue.enqueueAgain(idsOf(queue, "abc")) == 1);  // b and c wait already
    CHECK(namesOf(queue) == "bca");
    CHECK(queue.find(first)->state == EntryState::waiting);
    CHECK(queue.find(first)->run == "run-of-a");
    CHECK(queue.find(first)->message.empty());
}

TEST_CASE("the next in line stands behind what ended and before what waits") {
    ExperimentQueue queue = queueOf("abc");
    queue.settle(queue.claim()->id, Outcome::failed);
    queue.addFirst(queueEntry("x", "a-jepa-tiny", RunConfig{}));
    CHECK(namesOf(queue) == "axbc");
    CHECK(queue.claim()->name == "x");
}

TEST_CASE("only what trains can end") {
    ExperimentQueue queue = queueOf("a");
    queue.settle(queue.entries().front().id, Outcome::succeeded);
    CHECK(namesOf(queue) == "a");
    queue.settle("no such id", Outcome::failed);
    CHECK(queue.entries().front().state == EntryState::waiting);
}

TEST_CASE("the text of a queue reads back exactly") {
    ExperimentQueue queue = queueOf("ab");
    RunConfig config = presetConfig("audio-jepa");
    config.optimizer.learningRate = 0.1 + 0.2;
    config.data.corpus = "/sounds/with \"quotes\" and ümlaut";
    queue.add({queueEntry("c", "audio-jepa", config, "fingerprint")});
    queue.settle(queue.claim()->id, Outcome::stopped, "Asked to.");
    queue.pause("a failed.");
    queue.setContinuesAfterFailure(false);
    const ExperimentQueue again = queueFromText(queueText(queue));
    CHECK(queueText(again) == queueText(queue));
    CHECK(toToml(again.entries().back().config) == toToml(config));
    CHECK(again.entries().back().manifest == "fingerprint");
    CHECK(again.entries().front().state == EntryState::stopped);
    CHECK(again.isPaused());
    CHECK_FALSE(again.continuesAfterFailure());
}

TEST_CASE("every cut of a queue's text is refused") {
    const std::string text = queueText(queueOf("ab"));
    for (std::size_t length = 0; length + 2 < text.size(); ++length) {  // the last two bytes are the brace and the line's end
        CHECK_THROWS_AS(queueFromText(text.substr(0, length)), Error);
    }
    CHECK(namesOf(queueFromText(text)) == "ab");
}
