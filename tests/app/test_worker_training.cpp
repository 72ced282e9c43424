// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/random.h"
#include "engine/config/presets.h"
#include "engine/jobs/follow_job.h"
#include "engine/jobs/worker_job.h"
#include "engine/runs/durable_file.h"
#include "tests/core/jobs/job_doubles.h"
#include "tests/support/test_data.h"

/// Trainings in a worker process, with the real program.
using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

RunConfig smallConfig(std::int64_t steps) {
    RunConfig config = presetConfig("a-jepa-tiny");
    config.data.corpus = "demo:1:32";
    config.train.steps = steps;
    config.train.batchSize = 8;
    config.train.reportEvery = 1;
    config.train.threads = 1;
    config.train.seed = 5;
    config.checkpoint.everySteps = 4;
    config.health.everySteps = 8;
    config.health.probeClips = 8;
    config.encoder.depth = 2;
    config.encoder.dim = 64;
    config.loss.targetLayers = 2;
    config.predictor.depth = 2;
    config.optimizer.warmupSteps = 2;
    return config;
}

std::vector<std::string> commandFor(const fs::path& run) {
    std::vector<std::string> command = workerCommand(run);
    command.front() = AJEPA_BINARY;
    return command;
}

std::unique_ptr<Job> workerFor(const fs::path& run, int most = 3) {
    return std::make_unique<WorkerJob>(run, commandFor(run), ContinuationRule{most, std::chrono::milliseconds(1)});
}

std::string digest(const fs::path& run, const std::string& checkpoint) {
    std::string digests;
    for (const std::string& file : {std::string("metrics.jsonl"), std::string("health.jsonl"), "checkpoints/" + checkpoint + "/model.safetensors",
                                    "checkpoints/" + checkpoint + "/optimizer.safetensors", "checkpoints/" + checkpoint + "/trainer.json"}) {
        digests += file + " " + sha256OfFile(run / file) + "\n";
    }
    return digests;
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
        constexpr std::string_view words = "training in process ";
        const auto* line = std::get_if<LogLine>(&event);
        if (line != nullptr && line->text.starts_with(words)) {
            worker_ = std::stoi(line->text.substr(words.size()));
        }
    }
    std::size_t kills() const { return kills_; }

private:
    std::vector<std::pair<std::int64_t, int>> plan_;
    std::size_t kills_ = 0;
    pid_t worker_ = 0;
};

/// One run of three kills, or AJEPA_KILLS in all, three a run: as many as a worker is continued by itself.
std::size_t rounds() {
    const char* asked = std::getenv("AJEPA_KILLS");
    return std::max(1, (asked != nullptr ? std::atoi(asked) : 3) / 3);
}

/// Three steps of a run of 24, in order, and a signal each.
std::vector<std::pair<std::int64_t, int>> plannedKills(std::size_t round) {
    constexpr std::array<int, 3> signals{SIGKILL, SIGSEGV, SIGABRT};
    RandomStream random(7, "kills", {round});
    std::vector<std::pair<std::int64_t, int>> plan;
    for (std::int64_t third = 0; third < 3; ++third) {
        plan.emplace_back(1 + 8 * third + random.below(6), signals[random.below(3)]);
    }
    return plan;
}

}  // namespace

TEST_CASE("a worker that is killed three times gives the run that nobody killed, byte for byte") {
    const TemporaryFolder folder;
    const RunDirectory whole = RunDirectory::create(folder.path(), "whole", smallConfig(24), "hash");
    JobRunner runner;
    runner.submit(workerFor(whole.path()), {}).wait();
    CHECK(whole.state().state == RunState::succeeded);
    for (std::size_t round = 0; round < rounds(); ++round) {
        const RunDirectory killed = RunDirectory::create(folder.path(), "killed-" + std::to_string(round), smallConfig(24), "hash");
        const auto killer = std::make_shared<Killer>(plannedKills(round));
        const auto handle = runner.submit(workerFor(killed.path()), {std::make_shared<Recorder>(), killer});
        handle.wait();
        CHECK_MESSAGE(handle.state() == RunState::succeeded, "round ", round);
        CHECK(killer->kills() == 3);
        CHECK_MESSAGE(digest(killed.path(), "step-000000024") == digest(whole.path(), "step-000000024"), "round ", round);
    }
}

TEST_CASE("a worker that is left goes on, can be followed and stopped, and saves") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "left", smallConfig(100000), "hash");
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
    const RunDirectory run = RunDirectory::create(folder.path(), "killed", smallConfig(100000), "hash");
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
