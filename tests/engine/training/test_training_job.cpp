// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/corpus/corpus.h"
#include "engine/evaluation/evaluation.h"
#include "engine/jobs/torch_engine.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/safetensors.h"
#include "engine/training/training_job.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;
namespace fs = std::filesystem;

namespace {

/// Collects events and gives an order at a step.
class Recorder final : public RunObserver {
public:
    explicit Recorder(std::function<void(std::int64_t step)> atStep = {}) : atStep_(std::move(atStep)) {}
    void onStep(const StepMetrics& metrics) override {
        steps.push_back(metrics);
        if (atStep_) {
            atStep_(metrics.step);
        }
    }
    void onEvent(const RunEvent& event) override {
        if (const auto* change = std::get_if<StateChanged>(&event)) {
            states.push_back(change->state);
        }
        if (std::holds_alternative<Progress>(event) && onProgress) {
            onProgress();
        }
        if (const auto* log = std::get_if<LogLine>(&event)) {
            lines.push_back(log->text);
        }
        if (const auto* saved = std::get_if<CheckpointSaved>(&event)) {
            checkpoints.push_back(saved->step);
        }
        if (const auto* failed = std::get_if<CheckpointFailed>(&event)) {
            failures.push_back(failed->step);
            if (onFailure) {
                onFailure();
            }
        }
        if (const auto* figures = std::get_if<HealthFigures>(&event)) {
            health.push_back(*figures);
        }
    }

    std::vector<StepMetrics> steps;
    std::vector<RunState> states;
    std::vector<std::int64_t> checkpoints, failures;
    std::function<void()> onFailure;
    std::vector<HealthFigures> health;
    std::vector<std::string> lines;
    std::function<void()> onProgress;

private:
    std::function<void(std::int64_t)> atStep_;
};

RunDirectory newRun(const fs::path& folder, const std::string& name, const RunConfig& config = test::tinyRun()) {
    return RunDirectory::create(folder, name, config, openCorpus(config.data.corpus)->fingerprint());
}

RunState train(const RunDirectory& run, RunControl& control, const std::shared_ptr<Recorder>& recorder, std::int64_t extendTo = 0,
               RunFailed* failure = nullptr, int threads = 0) {
    TrainingJob job(RunDirectory::open(run.path()), extendTo, threads);
    JobContext context{control, {recorder}};
    return runJob(job, context, failure);
}

std::string digest(const RunDirectory& run) {
    std::string digests;
    for (const char* file :
         {"metrics.jsonl", "health.jsonl", "checkpoints/step-000000012/model.safetensors", "checkpoints/step-000000012/optimizer.safetensors"}) {
        digests += sha256OfFile(run.path() / file) + "\n";
    }
    return digests;
}

}  // namespace

TEST_CASE("a run reports its states, steps, health and checkpoints, and leaves them on disk") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "whole");
    RunControl control;
    const auto recorder = std::make_shared<Recorder>();
    CHECK((train(run, control, recorder) == RunState::succeeded));
    CHECK((recorder->states == std::vector<RunState>{RunState::preparing, RunState::running, RunState::succeeded}));
    CHECK((recorder->checkpoints == std::vector<std::int64_t>{0, 5, 10, 12}));
    CHECK(recorder->steps.size() == 6);
    CHECK(recorder->health.size() == 4);  // steps 0, 4, 8, 12
    CHECK(run.readMetrics().size() == 6);
    CHECK(run.readHealth().size() == 4);
    CHECK((run.state().state == RunState::succeeded));
    for (const StepMetrics& metrics : recorder->steps) {
        CHECK(metrics.contextRatio > 0);
        CHECK(metrics.contextRatio < 1);
        CHECK(metrics.gradNorm > 0);
    }
}

TEST_CASE("a run that is stopped and continued twice equals the uninterrupted one byte for byte") {
    const test::TemporaryFolder folder;
    const RunDirectory whole = newRun(folder.path(), "whole"), parts = newRun(folder.path(), "parts");
    RunControl control;
    REQUIRE(train(whole, control, std::make_shared<Recorder>()) == RunState::succeeded);
    for (const std::int64_t stopAt : {4, 8}) {
        RunControl stopped;
        const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
            if (step == stopAt) {
                stopped.stop();
            }
        });
        CHECK((train(parts, stopped, recorder) == RunState::stopped));
        CHECK(recorder->checkpoints.back() == stopAt);
    }
    RunControl last;
    CHECK((train(parts, last, std::make_shared<Recorder>()) == RunState::succeeded));
    CHECK(digest(parts) == digest(whole));
}

TEST_CASE("a run on a feature store is stopped and continued like any other, and says where its features come from") {
    const test::TemporaryFolder folder;
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    RunConfig config = test::tinyRun();
    config.data.store = FeatureStorage::fp16;
    config.audio.gainDb = 6;
    config.audio.cyclicRoll = true;
    const RunDirectory whole = newRun(folder / "runs", "whole", config), parts = newRun(folder / "runs", "parts", config);
    RunControl control, stopped, last;
    REQUIRE(train(whole, control, std::make_shared<Recorder>()) == RunState::succeeded);
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 6) {
            stopped.stop();
        }
    });
    CHECK((train(parts, stopped, recorder) == RunState::stopped));
    CHECK((train(parts, last, std::make_shared<Recorder>()) == RunState::succeeded));
    ::unsetenv("XDG_CACHE_HOME");
    CHECK(digest(parts) == digest(whole));
    CHECK(readTextFile(whole.path() / "events.jsonl").find((folder / "cache/ajepa/features").string()) != std::string::npos);
}

TEST_CASE("a run whose device works out the log-mel is stopped and continued like any other, and says so") {
    const test::TemporaryFolder folder;
    RunConfig config = test::tinyRun();
    config.device.logMel = true;
    config.audio.gainDb = 6;
    const RunDirectory whole = newRun(folder.path(), "whole", config), parts = newRun(folder.path(), "parts", config);
    RunControl control, stopped, last;
    const auto first = std::make_shared<Recorder>();
    REQUIRE(train(whole, control, first) == RunState::succeeded);
    CHECK(std::count(first->lines.begin(), first->lines.end(), "the log-mel is worked out on the processor, too") == 1);
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 6) {
            stopped.stop();
        }
    });
    CHECK((train(parts, stopped, recorder) == RunState::stopped));
    CHECK((train(parts, last, std::make_shared<Recorder>()) == RunState::succeeded));
    CHECK(digest(parts) == digest(whole));
}

TEST_CASE("a run that is stopped while its input is prepared has begun nothing, and begins at the next start") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "early");
    RunControl early, later;
    early.stop();
    const auto recorder = std::make_shared<Recorder>();
    CHECK((train(run, early, recorder) == RunState::stopped));
    CHECK(recorder->checkpoints.empty());
    CHECK((train(run, later, recorder) == RunState::succeeded));
    CHECK(recorder->checkpoints.front() == 0);
}

TEST_CASE("a checkpoint that cannot be written in between is reported, training goes on, and the next one is tried") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "full");
    RunControl control;
    std::unique_ptr<test::FileSizeLimit> limit;
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 4) {
            limit = std::make_unique<test::FileSizeLimit>(50'000);
        }
    });
    recorder->onFailure = [&] { limit.reset(); };
    CHECK((train(run, control, recorder) == RunState::succeeded));
    CHECK((recorder->failures == std::vector<std::int64_t>{5}));
    CHECK((recorder->checkpoints == std::vector<std::int64_t>{0, 10, 12}));
}

TEST_CASE("a checkpoint that could not be written is tried again a minute later, long before the next one is due") {
    const test::TemporaryFolder folder;
    RunConfig config = test::tinyRun();
    config.checkpoint.everySteps = 100;
    const RunDirectory run = newRun(folder.path(), "retry", config);
    RunControl control;
    std::unique_ptr<test::FileSizeLimit> limit;
    std::chrono::steady_clock::time_point now;
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 2) {
            limit = std::make_unique<test::FileSizeLimit>(50'000);
            control.checkpointNow();
        }
        if (step == 8) {
            now += std::chrono::seconds(60);
        }
    });
    recorder->onFailure = [&] { limit.reset(); };
    TrainingJob job(RunDirectory::open(run.path()), 0, 0, CheckpointRetry([&] { return now; }, [] { return std::uint64_t{0}; }));
    JobContext context{control, {recorder}};
    CHECK((runJob(job, context) == RunState::succeeded));
    CHECK((recorder->failures == std::vector<std::int64_t>{2}));
    CHECK((recorder->checkpoints == std::vector<std::int64_t>{0, 8, 12}));
}

TEST_CASE("a checkpoint on demand is written at the next safe point") {
    const test::TemporaryFolder folder;
    RunControl control;
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 2) {
            control.checkpointNow();
        }
    });
    train(newRun(folder.path(), "demand"), control, recorder);
    CHECK((recorder->checkpoints == std::vector<std::int64_t>{0, 2, 5, 10, 12}));
}

TEST_CASE("stopping without keeping leaves the last regular checkpoint as the newest") {
    const test::TemporaryFolder folder;
    RunControl control;
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 8) {
            control.stop(false);
        }
    });
    CHECK((train(newRun(folder.path(), "drop"), control, recorder) == RunState::stopped));
    CHECK(recorder->checkpoints.back() == 5);
}

TEST_CASE("a run that is stopped while its input is measured is stopped, not failed, and begins at step 0 when it is continued") {
    const test::TemporaryFolder folder;
    const RunDirectory whole = newRun(folder.path(), "whole"), early = newRun(folder.path(), "early");
    RunControl control, stopped, again;
    REQUIRE(train(whole, control, std::make_shared<Recorder>()) == RunState::succeeded);
    const auto recorder = std::make_shared<Recorder>();
    recorder->onProgress = [&] { stopped.stop(); };
    RunFailed failure;
    CHECK((train(early, stopped, recorder, 0, &failure) == RunState::stopped));
    CHECK(failure.message.empty());
    CHECK((recorder->states == std::vector<RunState>{RunState::preparing, RunState::stopped}));
    CHECK(recorder->checkpoints.empty());
    CHECK((early.state().state == RunState::stopped));
    CHECK((train(early, again, std::make_shared<Recorder>()) == RunState::succeeded));
    CHECK(digest(early) == digest(whole));
}

TEST_CASE("another number of threads is told, and leaves the run's configuration and its checkpoints' as they were") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "threads");
    RunControl control;
    const auto recorder = std::make_shared<Recorder>();
    CHECK((train(run, control, recorder, 0, nullptr, 2) == RunState::succeeded));
    CHECK(std::count(recorder->lines.begin(), recorder->lines.end(), "computes with 2 threads; train.threads is 1") == 1);
    CHECK(RunDirectory::open(run.path()).config().train.threads == 1);
    const std::string config = SafetensorsFile(run.checkpointsFolder() / "step-000000012" / "model.safetensors").metadata().at("ajepa.config");
    CHECK(fromToml(config).train.threads == 1);
}

TEST_CASE("a run that is evaluated while it trains has the same weights as one that is not, and its accuracies are those of ajepa evaluate") {
    const test::TemporaryFolder folder;
    RunConfig config = test::tinyRun();
    const RunDirectory plain = newRun(folder.path(), "plain", config);
    config.health.evaluateEvery = 6;
    const RunDirectory evaluated = newRun(folder.path(), "evaluated", config);
    RunControl control, again;
    const auto recorder = std::make_shared<Recorder>();
    REQUIRE(train(plain, control, std::make_shared<Recorder>()) == RunState::succeeded);
    REQUIRE(train(evaluated, again, recorder) == RunState::succeeded);
    const auto moments = [](const RunDirectory& run) {
        const SafetensorsFile file(run.path() / "checkpoints/step-000000012/optimizer.safetensors");
        std::vector<std::vector<float>> values;
        for (const TensorInfo& tensor : file.tensors()) {
            values.push_back(file.readFloats(tensor.name));
        }
        return values;
    };
    CHECK((moments(plain) == moments(evaluated)));
    const std::vector<HealthFigures> rows = evaluated.readHealth();
    REQUIRE(rows.size() == 5);  // 0, 4, 6, 8, 12
    CHECK((rows[0].knn && rows[2].knn && rows[4].linear));
    CHECK_FALSE((rows[1].knn || rows[3].linear));
    const auto engine = makeTorchEngine();
    EvaluationRequest request{evaluated.path(), openCorpus(config.data.corpus), Protocol::knn, EncoderChoice::target, Pooling{}};
    CHECK(*rows[4].knn == doctest::Approx(engine->evaluate(request, {}, {}).score.mean));
    request.protocol = Protocol::linear;
    CHECK(*rows[4].linear == doctest::Approx(engine->evaluate(request, {}, {}).score.mean));
}

TEST_CASE("a run that is stopped while it is evaluated measures again when it is continued") {
    const test::TemporaryFolder folder;
    RunConfig config = test::tinyRun();
    config.health.evaluateEvery = 6;
    const RunDirectory whole = newRun(folder.path(), "whole", config), parts = newRun(folder.path(), "parts", config);
    RunControl control, stopped, last;
    REQUIRE(train(whole, control, std::make_shared<Recorder>()) == RunState::succeeded);
    // Step 6 is reported before it is evaluated, so the evaluation finds the request to stop.
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t step) {
        if (step == 6) {
            stopped.stop();
        }
    });
    CHECK((train(parts, stopped, recorder) == RunState::stopped));
    CHECK(parts.readHealth().back().step == 4);
    CHECK((train(parts, last, std::make_shared<Recorder>()) == RunState::succeeded));
    CHECK(digest(parts) == digest(whole));
}

TEST_CASE("a corpus without labels is told, and the run trains without being evaluated") {
    const test::TemporaryFolder folder;
    RunConfig config = test::tinyRun();
    config.health.evaluateEvery = 6;
    config.health.corpus = (folder / "nowhere").string();
    const auto recorder = std::make_shared<Recorder>();
    RunControl control;
    CHECK((train(newRun(folder.path(), "unlabelled", config), control, recorder) == RunState::succeeded));
    CHECK(std::any_of(recorder->lines.begin(), recorder->lines.end(),
                      [](const std::string& line) { return line.starts_with("this run is not evaluated while it trains: "); }));
}

TEST_CASE("a finished run can be extended, and its schedules hold their end values") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "extend");
    RunControl control, again;
    train(run, control, std::make_shared<Recorder>());
    const auto recorder = std::make_shared<Recorder>();
    CHECK((train(run, again, recorder, 16) == RunState::succeeded));
    CHECK(recorder->steps.back().step == 16);
    CHECK(recorder->steps.back().ema == 1.0);
    CHECK(recorder->steps.back().learningRate == 0.0);
}

TEST_CASE("a damaged newest checkpoint is passed over in favour of an older one, and left where it is") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "damaged");
    RunControl control, again;
    train(run, control, std::make_shared<Recorder>());
    const fs::path newest = run.checkpointsFolder() / "step-000000012" / "model.safetensors";
    fs::resize_file(newest, fs::file_size(newest) - 1);
    const auto recorder = std::make_shared<Recorder>();
    CHECK((train(run, again, recorder) == RunState::succeeded));
    CHECK(recorder->steps.front().step == 12);
    CHECK(fs::exists(newest));
}

TEST_CASE("a run whose checkpoints are all gone is refused, never started again from zero") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "gone");
    RunControl control, again;
    train(run, control, std::make_shared<Recorder>());
    const std::string metrics = readTextFile(run.path() / "metrics.jsonl");
    fs::remove_all(run.checkpointsFolder());
    RunFailed failure;
    CHECK((train(run, again, std::make_shared<Recorder>(), 0, &failure) == RunState::failed));
    CHECK((failure.kind == ErrorKind::storage));
    CHECK(readTextFile(run.path() / "metrics.jsonl") == metrics);
    CHECK(run.state().step == 12);
}

TEST_CASE("a run that continues from an older checkpoint and is stopped tells where it stands, not where it was") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "behind");
    RunControl control, again;
    train(run, control, std::make_shared<Recorder>());
    for (const char* newer : {"step-000000010", "step-000000012"}) {
        REQUIRE(fs::remove_all(run.checkpointsFolder() / newer) > 0);
    }
    const auto recorder = std::make_shared<Recorder>([&](std::int64_t /*step*/) { again.stop(); });
    CHECK((train(run, again, recorder) == RunState::stopped));
    REQUIRE(recorder->steps.back().step < 12);
    CHECK(run.state().step == recorder->steps.back().step);
}

TEST_CASE("two processes cannot train the same run") {
    const test::TemporaryFolder folder;
    const RunDirectory run = newRun(folder.path(), "locked");
    const auto lock = run.lock();
    RunControl control;
    RunFailed failure;
    CHECK((train(run, control, std::make_shared<Recorder>(), 0, &failure) == RunState::failed));
    CHECK((failure.kind == ErrorKind::storage));
}
