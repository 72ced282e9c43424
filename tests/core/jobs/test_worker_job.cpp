// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/jobs/worker_job.h"
#include "tests/core/jobs/job_doubles.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// Functions for workers written in shell: `state NAME STEP`, `step N`.
constexpr const char* prelude = R"(
state() { echo "{\"event\":\"state\",\"state\":\"$1\",\"step\":$2,\"message\":\"\"}" >&3; }
step() { echo "{\"event\":\"step\",\"step\":$1,\"epoch\":0,\"loss\":1,\"prediction_loss\":1,\"learning_rate\":0,\"weight_decay\":0,\"ema\":1,\"grad_norm\":1,\"context_ratio\":0.5,\"tf_share\":0,\"skipped_steps\":0,\"clips_per_s\":1,\"data_wait_ms\":0,\"memory_bytes\":1,\"elapsed_s\":1,\"remaining_s\":1}" >&3; }
)";

/// Ends the worker when it has reported a step, the first `times`.
class Ender final : public RunObserver {
public:
    Ender(std::shared_ptr<WorkerEnd> end, int times) : end_(std::move(end)), left_(times) {}
    void onStep(const StepMetrics&) override {
        if (left_-- > 0) {
            end_->request();
        }
    }
    void onEvent(const RunEvent&) override {}

private:
    std::shared_ptr<WorkerEnd> end_;
    int left_;
};

struct Watched {
    TemporaryFolder folder;
    std::shared_ptr<Recorder> recorder = std::make_shared<Recorder>();
    JobRunner runner;

    JobRunner::Handle start(const std::string& script, int most = 3) {
        const std::string text = prelude + std::string("cd '") + folder.path().string() + "'\n" + script;
        return runner.submit(std::make_unique<WorkerJob>(folder.path(), std::vector<std::string>{"/bin/sh", "-c", text},
                                                         ContinuationRule{most, std::chrono::milliseconds(1)}),
                             {recorder});
    }
    /// The same with somebody who ends it, `times` times, at its step.
    JobRunner::Handle startAndEnd(const std::string& script, int times) {
        const auto end = std::make_shared<WorkerEnd>();
        const std::string text = prelude + std::string("cd '") + folder.path().string() + "'\n" + script;
        return runner.submit(std::make_unique<WorkerJob>(folder.path(), std::vector<std::string>{"/bin/sh", "-c", text},
                                                         ContinuationRule{3, std::chrono::milliseconds(1)}, end),
                             {recorder, std::make_shared<Ender>(end, times)});
    }
    RunFailed failure() const {
        REQUIRE(recorder->all<RunFailed>().size() == 1);
        return recorder->all<RunFailed>().front();
    }
    long warnings() const {
        const auto lines = recorder->all<LogLine>();
        return std::count_if(lines.begin(), lines.end(), [](const LogLine& line) { return line.level == LogLevel::warning; });
    }
};

}  // namespace

TEST_CASE("what a worker reports is reported as the job's own") {
    Watched watched;
    const auto handle = watched.start("state running 0; step 1; step 2; state succeeded 2");
    handle.wait();
    CHECK(watched.recorder->states() == std::vector{RunState::preparing, RunState::running, RunState::succeeded});
    CHECK(watched.recorder->all<StateChanged>().back().step == 2);
    CHECK(watched.recorder->step() == 2);
}

TEST_CASE("a failure that the worker explains comes with its kind and its hint, and is not tried again") {
    Watched watched;
    watched.start(R"(echo '{"event":"failed","kind":"storage","message":"no space","field":"/disk","hint":"free some"}' >&3; state failed 4; exit 4)")
        .wait();
    CHECK(watched.failure().kind == ErrorKind::storage);
    CHECK(watched.failure().message == "no space");
    CHECK(watched.failure().hint == "free some");
    CHECK(watched.warnings() == 0);
}

TEST_CASE("a worker that a signal ends is continued, and the run succeeds") {
    Watched watched;
    const auto handle =
        watched.start("echo x >> starts; state running 0; n=$(grep -c x starts); step $n; [ $n = 3 ] || kill -9 $$; state succeeded $n");
    handle.wait();
    CHECK(handle.state() == RunState::succeeded);
    CHECK(watched.recorder->step() == 3);
    CHECK(watched.warnings() == 2);
}

TEST_CASE("a worker is continued three times at most") {
    Watched watched;
    watched.start("echo x >> starts; state running 0; step $(grep -c x starts); kill -9 $$").wait();
    CHECK(watched.failure().kind == ErrorKind::worker);
    CHECK(watched.failure().message.find("signal 9") != std::string::npos);
    CHECK(watched.failure().message.find("at step 4") != std::string::npos);
    CHECK(watched.warnings() == 3);
}

TEST_CASE("a worker that dies twice at one step is left, with its last words") {
    Watched watched;
    watched.start("state running 0; step 7; echo 'CUDA error: an illegal memory access' >&2; kill -SEGV $$").wait();
    CHECK(watched.failure().message.find("signal 11") != std::string::npos);
    CHECK(watched.failure().message.find("at step 7") != std::string::npos);
    CHECK(watched.failure().message.find("illegal memory access") != std::string::npos);
    CHECK(watched.warnings() == 1);
}

TEST_CASE("a worker that goes on from an older checkpoint is at that step, and its deaths on the way are deaths at other steps") {
    Watched watched;
    watched
        .start(
            "echo x >> starts; n=$(grep -c x starts); state preparing 12; state running 6; step $((6 + n)); [ $n = 3 ] || kill -9 $$; state stopped "
            "9")
        .wait();
    CHECK(watched.warnings() == 2);
    CHECK(watched.recorder->all<StateChanged>().back().step == 9);
    const auto lines = watched.recorder->all<LogLine>();
    CHECK(std::any_of(lines.begin(), lines.end(), [](const LogLine& line) { return line.text.find("at step 8") != std::string::npos; }));
}

TEST_CASE("a worker that cannot be started is a failure in words") {
    Watched watched;
    watched.runner.submit(std::make_unique<WorkerJob>(watched.folder.path(), std::vector<std::string>{"/nowhere/ajepa"}), {watched.recorder}).wait();
    CHECK(watched.failure().kind == ErrorKind::worker);
    CHECK(watched.failure().message.find("/nowhere/ajepa") != std::string::npos);
}

TEST_CASE("the verbs reach the worker, and only the worker says what came of them") {
    Watched watched;
    const auto handle = watched.start(R"(mkfifo control; state running 5
        while read verb <> control; do case $verb in
            pause) state paused 5;; resume) state running 5;;
            checkpoint) echo '{"event":"checkpoint","step":5,"path":"p","seconds":0}' >&3;;
            stop) state stopping 5; state stopped 5; exit 130;; esac; done)");
    watched.recorder->waitForState(RunState::running);
    handle.control().pause();
    watched.recorder->waitForState(RunState::paused);
    handle.control().checkpointNow();
    watched.recorder->waitFor<CheckpointSaved>();
    handle.control().resume();
    watched.recorder->waitForState(RunState::running);
    handle.control().stop();
    handle.wait();
    CHECK(watched.recorder->states() ==
          std::vector{RunState::preparing, RunState::running, RunState::paused, RunState::running, RunState::stopping, RunState::stopped});
}

TEST_CASE("requests to the engine are served while a worker trains") {
    Watched watched;
    const auto handle = watched.start("mkfifo control; state running 0; read verb <> control; state stopped 0");
    watched.recorder->waitForState(RunState::running);
    std::latch served(1);
    watched.runner.post([&] { served.count_down(); });
    served.wait();
    handle.control().stop();
    handle.wait();
    CHECK(handle.state() == RunState::stopped);
}

TEST_CASE("the rule of continuation: three times, never at the step of the death before") {
    const ContinuationRule rule;
    CHECK(rule.allows({10}));
    CHECK(rule.allows({10, 20, 30}));
    CHECK_FALSE(rule.allows({10, 20, 30, 40}));
    CHECK_FALSE(rule.allows({10, 10}));
    CHECK(rule.waitAfter(1) == std::chrono::milliseconds(1000));
    CHECK(rule.waitAfter(3) == std::chrono::milliseconds(4000));
}

TEST_CASE("a worker that hangs is ended on request, and continued as after any other death") {
    Watched watched;
    const auto handle =
        watched.startAndEnd("echo x >> starts; n=$(grep -c x starts); state running 0; step $n; [ $n = 2 ] || sleep 100000; state succeeded $n", 1);
    handle.wait();
    CHECK(handle.state() == RunState::succeeded);
    CHECK(watched.warnings() == 1);
}

TEST_CASE("a worker that hangs again at the same step is not started a third time") {
    Watched watched;
    watched.startAndEnd("echo x >> starts; state running 0; step 7; sleep 100000", 9).wait();
    CHECK(watched.failure().message.find("signal 9") != std::string::npos);
    CHECK(watched.failure().message.find("at step 7") != std::string::npos);
    CHECK(watched.warnings() == 1);
}
