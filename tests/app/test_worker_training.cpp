// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/jobs/follow_job.h"
#include "engine/jobs/worker_job.h"
#include "tests/app/killed_run.h"
#include "tests/core/jobs/job_doubles.h"
#include "tests/support/test_data.h"

/// Trainings in a worker process, with the real program.
using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> commandFor(const fs::path& run) {
    std::vector<std::string> command = workerCommand(run);
    command.front() = AJEPA_BINARY;
    return command;
}

std::unique_ptr<Job> workerFor(const fs::path& run, int most = 3) {
    return std::make_unique<WorkerJob>(run, commandFor(run), ContinuationRule{most, std::chrono::milliseconds(1)});
}

/// Kills the worker with a signal once it has passed certain steps, each once.
class Killer final : public RunObserver {
public:
    explicit Killer(std::vector<std::pair<std::int64_t, int>> plan) : plan_(std::move(plan)) {}
    void onStep(const StepMetrics& metrics) override {
        if (kills_ < plan_.size() && metrics.step >= plan_[kills_].first) {
            ::kill(worker_, plan_[kills_++].second);
        }
    }
    void onEvent(const RunEvent& event) override {
        const auto* line = std::get_if<LogLine>(&event);
        const pid_t worker = line != nullptr ? workerIn(*line) : 0;
        worker_ = worker != 0 ? worker : worker_;
    }
    std::size_t kills() const { return kills_; }

private:
    std::vector<std::pair<std::int64_t, int>> plan_;
    std::size_t kills_ = 0;
    pid_t worker_ = 0;
};

}  // namespace

TEST_CASE("a worker that is killed three times gives the run that nobody killed, byte for byte") {
    const TemporaryFolder folder;
    const RunDirectory whole = RunDirectory::create(folder.path(), "whole", smallRun(24), "hash");
    JobRunner runner;
    runner.submit(workerFor(whole.path()), {}).wait();
    CHECK(whole.state().state == RunState::succeeded);
    for (std::size_t round = 0; round < roundsOfKills(); ++round) {
        const RunDirectory killed = RunDirectory::create(folder.path(), "killed-" + std::to_string(round), smallRun(24), "hash");
        const auto killer = std::make_shared<Killer>(plannedKills(round, 24));
        const auto handle = runner.submit(workerFor(killed.path()), {std::make_shared<Recorder>(), killer});
        handle.wait();
        CHECK_MESSAGE(handle.state() == RunState::succeeded, "round ", round);
        CHECK(killer->kills() == 3);
        CHECK_MESSAGE(digestOf(killed.path(), "step-000000024") == digestOf(whole.path(), "step-000000024"), "round ", round);
    }
}

TEST_CASE("a worker that is left goes on, can be followed and stopped, and saves") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "left", smallRun(100000), "hash");
    {
        const auto recorder = std::make_shared<Recorder>();
        JobRunner window;
        const auto handle = window.submit(workerFor(run.path()), {recorder});
        recorder->waitForStep(2);
        handle.control().leave();
        handle.wait();
    }
    CHECK(run.state().state == RunState::running);
    CHECK_FALSE(run.state().interrupted);
    const auto recorder = std::make_shared<Recorder>();
    JobRunner nextWindow;
    const auto handle = nextWindow.submit(std::make_unique<FollowJob>(RunDirectory::open(run.path())), {recorder});
    recorder->waitForStep(4);
    handle.control().pause();
    recorder->waitForState(RunState::paused);
    handle.control().resume();
    recorder->waitForState(RunState::running);
    handle.control().stop();
    handle.wait();
    CHECK(handle.state() == RunState::stopped);
    CHECK(run.state().state == RunState::stopped);
    CHECK(recorder->step() == run.state().step);
}

TEST_CASE("a followed run that is killed is told as such, and is not started again") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "killed", smallRun(100000), "hash");
    const auto workersRecorder = std::make_shared<Recorder>();
    const auto killer = std::make_shared<Killer>(std::vector<std::pair<std::int64_t, int>>{{6, SIGKILL}});
    const auto followersRecorder = std::make_shared<Recorder>();
    JobRunner window, other;
    const auto worker = window.submit(workerFor(run.path(), 0), {workersRecorder, killer});
    workersRecorder->waitForStep(1);
    other.submit(std::make_unique<FollowJob>(RunDirectory::open(run.path())), {followersRecorder}).wait();
    worker.wait();
    CHECK(worker.state() == RunState::failed);
    REQUIRE(followersRecorder->all<RunFailed>().size() == 1);
    CHECK(followersRecorder->all<RunFailed>().front().kind == ErrorKind::worker);
    CHECK(run.state().interrupted);
}
