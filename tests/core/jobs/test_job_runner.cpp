// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <new>
#include <stdexcept>
#include <thread>

#include "tests/core/jobs/job_doubles.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("a job that finishes is reported as succeeded, with its last step") {
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    const auto handle = runner.submit(makeJob([](JobContext& context) {
                                          context.enter(RunState::preparing);
                                          context.enter(RunState::running);
                                          context.report(StepMetrics{.step = 7});
                                          return Job::End::finished;
                                      }),
                                      {recorder});
    handle.wait();
    CHECK(handle.state() == RunState::succeeded);
    CHECK(recorder->states() == std::vector{RunState::preparing, RunState::running, RunState::succeeded});
    CHECK(recorder->all<StateChanged>().back().step == 7);
}

TEST_CASE("pause holds the steps and resume goes on") {
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    const auto handle = runner.submit(countingJob(), {recorder});
    recorder->waitForStep(10);
    handle.control().pause();
    recorder->waitForState(RunState::paused);
    const std::int64_t held = recorder->step();
    // Each of these requests is served by the paused job: time passes for it, steps do not.
    for (int i = 0; i < 100; ++i) {
        std::latch served(1);
        runner.post([&] { served.count_down(); });
        served.wait();
    }
    CHECK(recorder->step() == held);
    handle.control().resume();
    recorder->waitForStep(held + 10);
    handle.control().stop();
    handle.wait();
    CHECK(recorder->states() == std::vector{RunState::running, RunState::paused, RunState::running, RunState::stopping, RunState::stopped});
}

TEST_CASE("stop while paused ends at once and passes no running state") {
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    const auto handle = runner.submit(countingJob(), {recorder});
    handle.control().pause();
    recorder->waitForState(RunState::paused);
    handle.control().stop();
    handle.wait();
    CHECK(handle.state() == RunState::stopped);
    CHECK(recorder->states() == std::vector{RunState::running, RunState::paused, RunState::stopping, RunState::stopped});
}

TEST_CASE("a paused job saves when asked and stays paused") {
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    const auto handle = runner.submit(countingJob(), {recorder});
    handle.control().pause();
    recorder->waitForState(RunState::paused);
    const std::int64_t held = recorder->step();
    handle.control().checkpointNow();
    recorder->waitFor<CheckpointSaved>(1);
    handle.control().checkpointNow();
    recorder->waitFor<CheckpointSaved>(2);
    std::latch served(1);
    runner.post([&] { served.count_down(); });
    served.wait();
    CHECK(recorder->step() == held);
    CHECK(recorder->states() == std::vector{RunState::running, RunState::paused});
    handle.control().stop();
    handle.wait();
}

TEST_CASE("work in slices lets a job begin, and goes on between its steps") {
    constexpr int slices = 20;
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    std::latch begun(1), finished(1);
    std::vector<std::int64_t> stepAtSlice;
    std::function<void()> slice = [&] {
        if (stepAtSlice.empty()) {
            begun.wait();
        }
        stepAtSlice.push_back(recorder->step());
        if (stepAtSlice.size() == slices) {
            finished.count_down();
        } else {
            runner.post(slice);
        }
    };
    runner.post(slice);
    const auto handle = runner.submit(countingJob(), {recorder});
    begun.count_down();
    finished.wait();
    handle.control().stop();
    handle.wait();
    CHECK(stepAtSlice.front() == 0);
    // The job has its turn after the first slice; its first safe point comes before its first step.
    for (std::size_t i = 2; i < slices; ++i) {
        CHECK(stepAtSlice[i] == stepAtSlice[i - 1] + 1);
    }
}

TEST_CASE("a preparation that tells its progress serves requests") {
    JobRunner runner;
    std::latch preparing(1), posted(1);
    bool served = false, servedBeforeTheEnd = false;
    const auto handle = runner.submit(makeJob([&](JobContext& context) {
                                          preparing.count_down();
                                          posted.wait();
                                          context.report(Progress{"measuring", 1, 2});
                                          servedBeforeTheEnd = served;
                                          return Job::End::finished;
                                      }),
                                      {});
    preparing.wait();
    runner.post([&] { served = true; });
    posted.count_down();
    handle.wait();
    CHECK(servedBeforeTheEnd);
}

TEST_CASE("requests are served by the engine thread, idle or busy, in order") {
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    std::vector<int> order;
    std::thread::id idle, busy;
    std::latch first(1), second(2);
    runner.post([&] {
        idle = std::this_thread::get_id();
        first.count_down();
    });
    first.wait();
    const auto handle = runner.submit(countingJob(), {recorder});
    recorder->waitForStep(3);
    runner.post([&] {
        busy = std::this_thread::get_id();
        order.push_back(1);
        second.count_down();
    });
    runner.post([&] {
        order.push_back(2);
        second.count_down();
    });
    second.wait();
    CHECK(idle == busy);
    CHECK(idle != std::this_thread::get_id());
    CHECK(order == std::vector{1, 2});
    CHECK(handle.state() == RunState::running);
}

TEST_CASE("a job overtakes no request that was posted before it") {
    JobRunner runner;
    std::latch begun(1), release(1);
    std::atomic<bool> loaded = false;
    bool seen = false;
    runner.post([&] {
        begun.count_down();
        release.wait();
    });
    begun.wait();  // the thread has taken this request alone
    runner.post([&] { loaded = true; });
    const auto handle = runner.submit(makeJob([&](JobContext&) {
                                          seen = loaded;
                                          return Job::End::finished;
                                      }),
                                      {});
    release.count_down();
    handle.wait();
    CHECK(seen);
}

TEST_CASE("a request that throws harms neither the thread nor the job") {
    JobRunner runner;
    runner.post([] { throw std::runtime_error("a test's request"); });
    std::latch served(1);
    runner.post([&] { served.count_down(); });
    served.wait();
    const auto handle = runner.submit(makeJob([](JobContext&) { return Job::End::finished; }), {});
    handle.wait();
    CHECK(handle.state() == RunState::succeeded);
}

TEST_CASE("jobs run one at a time, in the order of submission") {
    JobRunner runner;
    std::atomic<int> running = 0, most = 0;
    std::vector<int> order;
    std::vector<JobRunner::Handle> handles;
    for (int i = 0; i < 20; ++i) {
        handles.push_back(runner.submit(makeJob([&, i](JobContext&) {
                                            most = std::max<int>(most, ++running);
                                            order.push_back(i);
                                            --running;
                                            return Job::End::finished;
                                        }),
                                        {}));
    }
    handles.back().wait();
    CHECK(most == 1);
    REQUIRE(order.size() == 20);
    CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("a queued job that is stopped before its turn is not run") {
    JobRunner runner;
    std::latch started(1), release(1);
    bool ran = false;
    const auto recorder = std::make_shared<Recorder>();
    const auto first = runner.submit(makeJob([&](JobContext&) {
                                         started.count_down();
                                         release.wait();
                                         return Job::End::finished;
                                     }),
                                     {});
    const auto second = runner.submit(makeJob([&](JobContext&) {
                                          ran = true;
                                          return Job::End::finished;
                                      }),
                                      {recorder});
    started.wait();
    CHECK(second.state() == RunState::queued);
    second.control().stop();
    release.count_down();
    second.wait();
    CHECK_FALSE(ran);
    CHECK(recorder->states() == std::vector{RunState::stopped});
}

TEST_CASE("closing in the middle of a run stops it, keeps its work and ends queued jobs") {
    for (int round = 0; round < 50; ++round) {
        const auto recorder = std::make_shared<Recorder>();
        const auto waiting = std::make_shared<Recorder>();
        bool kept = false;
        JobRunner::Handle queued;
        {
            JobRunner runner;
            runner.submit(makeJob([&](JobContext& context) {
                              for (std::int64_t step = 0; context.proceed(step);) {
                                  context.report(StepMetrics{.step = ++step});
                              }
                              kept = context.control.keepOnStop();
                              return Job::End::stopped;
                          }),
                          {recorder});
            queued = runner.submit(countingJob(), {waiting});
            recorder->waitForStep(round % 5);
        }
        CHECK((kept || recorder->step() == 0));
        CHECK(recorder->states().back() == RunState::stopped);
        CHECK(waiting->states() == std::vector{RunState::stopped});
        CHECK(queued.state() == RunState::stopped);
    }
}

TEST_CASE("stop without saving stands, whoever asks to keep afterwards") {
    RunControl control;
    control.stop(false);
    control.stop(true);
    CHECK(control.stopRequested());
    CHECK_FALSE(control.keepOnStop());
    CHECK_FALSE(control.proceed());
}
