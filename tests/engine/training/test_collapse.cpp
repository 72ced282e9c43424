// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "engine/corpus/corpus.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "engine/training/training_job.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t evaluateEvery = 10;

/// The tiny run for long enough to tell learning from collapse.
RunConfig longerRun(std::uint64_t seed) {
    RunConfig config = test::tinyRun();
    config.data.corpus = "demo:1:64";
    config.train.steps = 80;
    config.train.batchSize = 16;
    config.train.seed = seed;
    config.optimizer.learningRate = 2e-3;
    config.health = {.everySteps = evaluateEvery, .probeClips = 32};
    config.checkpoint = {.everySteps = evaluateEvery, .keep = 2};
    return config;
}

/// What nothing keeps from agreeing on a constant: targets are the context encoder's own, with gradient, without an average and without a norm.
RunConfig collapsingRun(std::uint64_t seed) {
    RunConfig config = longerRun(seed);
    config.train.steps = 40;
    config.loss.stopGradient = false;
    config.loss.targetNorm = TargetNorm::none;
    config.loss.targetLayers = 1;
    config.ema = {.start = 0, .end = 0};
    return config;
}

/// What the tiny presets do on small data.
RunConfig healthyRun(std::uint64_t seed) {
    RunConfig config = longerRun(seed);
    config.loss.targetNorm = TargetNorm::layer;
    config.loss.targetCentring = TargetCentring::position;
    config.loss.varianceWeight = 0.5;
    config.loss.covarianceWeight = 0.04;
    config.ema = {.start = 0.998, .end = 0.9998};
    return config;
}

RunDirectory trained(const fs::path& folder, const RunConfig& config) {
    const RunDirectory run = RunDirectory::create(folder, "run", config, openCorpus(config.data.corpus)->fingerprint());
    RunControl control;
    TrainingJob job(RunDirectory::open(run.path()));
    JobContext context{control, {}};
    REQUIRE(runJob(job, context) == RunState::succeeded);
    return run;
}

}  // namespace

TEST_CASE("a run that must collapse raises the alarm within three evaluations, and keeps a checkpoint from before") {
    for (const std::uint64_t seed : {0, 1, 2}) {
        const test::TemporaryFolder folder;
        const RunDirectory run = trained(folder.path(), collapsingRun(seed));
        const std::vector<HealthFigures> rows = run.readHealth();
        const auto onset = std::find_if(rows.begin(), rows.end(), [](const HealthFigures& row) { return !row.rule.empty(); });
        const auto alarm = std::find_if(rows.begin(), rows.end(), [](const HealthFigures& row) { return row.collapsed; });
        REQUIRE(alarm != rows.end());
        CHECK(alarm->step <= 3 * evaluateEvery);
        fs::path pinned;
        for (const CheckpointEntry& entry : CheckpointStore(run.checkpointsFolder(), 2).list()) {
            pinned = fs::exists(entry.path / "PINNED") ? entry.path : pinned;
        }
        REQUIRE_FALSE(pinned.empty());
        CHECK(verifyCheckpoint(pinned).step < onset->step);
        CHECK(readTextFile(pinned / "PINNED") == "the last checkpoint before a collapse alarm\n");
    }
}

TEST_CASE("three healthy runs raise no alarm") {
    for (const std::uint64_t seed : {0, 1, 2}) {
        const test::TemporaryFolder folder;
        const RunDirectory run = trained(folder.path(), healthyRun(seed));
        for (const HealthFigures& row : run.readHealth()) {
            CHECK_MESSAGE(row.rule == "", "seed ", seed, " step ", row.step);
        }
    }
}
