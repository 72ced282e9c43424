// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "engine/jobs/run_mailbox.h"

using namespace ajepa;

TEST_CASE("what comes in goes out in order, and the wake-up comes once a drain") {
    int wakes = 0;
    RunMailbox mailbox([&] { ++wakes; });
    mailbox.onEvent(StateChanged{RunState::running, 0, ""});
    mailbox.onEvent(LogLine{LogLevel::info, "first"});
    mailbox.onStep(StepMetrics{.step = 1});
    mailbox.onEvent(EpochDone{1, 1});
    mailbox.onEvent(LogLine{LogLevel::warning, "second"});
    CHECK(wakes == 1);
    const RunMailbox::Contents contents = mailbox.drain();
    REQUIRE(contents.events.size() == 4);
    CHECK(std::holds_alternative<StateChanged>(contents.events[0]));
    CHECK(std::get<LogLine>(contents.events[1]).text == "first");
    CHECK(std::holds_alternative<EpochDone>(contents.events[2]));
    CHECK(std::get<LogLine>(contents.events[3]).text == "second");
    CHECK(contents.steps.size() == 1);
    CHECK(contents.overwritten == 0);
    CHECK(mailbox.drain().events.empty());
    mailbox.onStep(StepMetrics{.step = 2});
    CHECK(wakes == 2);
}

TEST_CASE("a full mailbox overwrites the newest step and counts it") {
    RunMailbox mailbox({}, 3, 10);
    for (std::int64_t step = 1; step <= 10; ++step) {
        mailbox.onStep(StepMetrics{.step = step});
    }
    const RunMailbox::Contents contents = mailbox.drain();
    REQUIRE(contents.steps.size() == 3);
    CHECK(contents.steps[0].step == 1);
    CHECK(contents.steps[1].step == 2);
    CHECK(contents.steps[2].step == 10);
    CHECK(contents.overwritten == 7);
    CHECK(mailbox.drain().overwritten == 0);
}

TEST_CASE("log lines keep the newest, rare events are all kept") {
    RunMailbox mailbox({}, 3, 5);
    for (int i = 0; i < 100; ++i) {
        mailbox.onEvent(LogLine{LogLevel::info, std::to_string(i)});
        mailbox.onEvent(CheckpointSaved{i, "", 0});
    }
    const RunMailbox::Contents contents = mailbox.drain();
    std::vector<std::string> lines;
    std::vector<std::int64_t> saved;
    for (const RunEvent& event : contents.events) {
        if (const auto* line = std::get_if<LogLine>(&event)) {
            lines.push_back(line->text);
        } else {
            saved.push_back(std::get<CheckpointSaved>(event).step);
        }
    }
    CHECK(lines == std::vector<std::string>{"95", "96", "97", "98", "99"});
    CHECK(saved.size() == 100);
    CHECK(std::is_sorted(saved.begin(), saved.end()));
    CHECK(std::get<LogLine>(contents.events[contents.events.size() - 2]).text == "99");
}

TEST_CASE("of progress on one thing the newest is kept") {
    RunMailbox mailbox({});
    for (int i = 0; i <= 1000; ++i) {
        mailbox.onEvent(Progress{"measuring", i, 1000});
    }
    mailbox.onEvent(Progress{"evaluating", 1, 2});
    const auto events = mailbox.drain().events;
    REQUIRE(events.size() == 2);
    CHECK(std::get<Progress>(events[0]).done == 1000);
    CHECK(std::get<Progress>(events[1]).what == "evaluating");
}

TEST_CASE("a flood from one thread reaches a slow reader in order, bounded, with few wake-ups") {
    constexpr std::int64_t flood = 1'000'000;
    std::atomic<int> wakes = 0;
    std::atomic<bool> woken = false, finished = false;
    RunMailbox mailbox(
        [&] {
            ++wakes;
            woken = true;
            woken.notify_one();
        },
        256, 16);
    std::jthread writer([&] {
        for (std::int64_t step = 1; step <= flood; ++step) {
            mailbox.onStep(StepMetrics{.step = step});
            if (step % 100'000 == 0) {
                mailbox.onEvent(EpochDone{step / 100'000, step});
            }
        }
        finished = true;
        mailbox.onEvent(StateChanged{RunState::succeeded, flood, ""});
    });
    std::int64_t last = 0, epochs = 0, drains = 0, kept = 0, lost = 0;
    bool ordered = true, bounded = true;
    for (bool ended = false; !ended; ++drains) {
        woken.wait(false);
        woken = false;
        const RunMailbox::Contents contents = mailbox.drain();
        bounded = bounded && contents.steps.size() <= 256;
        for (const StepMetrics& metrics : contents.steps) {
            ordered = ordered && metrics.step > last;
            last = metrics.step;
            ++kept;
        }
        lost += static_cast<std::int64_t>(contents.overwritten);
        for (const RunEvent& event : contents.events) {
            if (const auto* epoch = std::get_if<EpochDone>(&event)) {
                ordered = ordered && epoch->epoch == ++epochs;
            }
            ended = ended || std::holds_alternative<StateChanged>(event);
        }
    }
    CHECK(ordered);
    CHECK(bounded);
    CHECK(last == flood);
    CHECK(epochs == 10);
    CHECK(kept + lost == flood);
    CHECK(wakes <= drains + 1);
}
