// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <limits>

#include "engine/base/error.h"
#include "engine/data/batch_loader.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/trainer.h"
#include "tests/engine/training/tiny_dataset.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

Batch batchOf(const RunConfig& config, std::int64_t step) {
    return BatchBuilder(test::datasetOf(config), config).build(step);
}

/// All bytes of a checkpoint's tensors.
std::vector<std::byte> bytesOf(Trainer& trainer) {
    std::vector<std::byte> bytes;
    const CheckpointContent content = trainer.checkpoint();
    for (const auto& part : {content.model, content.optimizer}) {
        for (const TensorView& view : part) {
            bytes.insert(bytes.end(), view.bytes.begin(), view.bytes.end());
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("a batch with a value that is not a number changes no weight, no moment and no average") {
    const RunConfig config = test::tinyRun();
    Trainer trainer(config, FeatureStatistics{});
    trainer.step(batchOf(config, 0));
    const std::vector<std::byte> before = bytesOf(trainer);
    Batch poisoned = batchOf(config, 1);
    poisoned.logMel[1000] = std::numeric_limits<float>::quiet_NaN();
    const StepResult result = trainer.step(poisoned);
    CHECK_FALSE(result.applied);
    CHECK((bytesOf(trainer) == before));
    CHECK(trainer.state().step == 2);
    CHECK(trainer.state().skipped() == 1);
}

TEST_CASE("training after a poisoned batch equals training without that batch") {
    const RunConfig config = test::tinyRun();
    Trainer clean(config, FeatureStatistics{}), poisoned(config, FeatureStatistics{});
    Batch bad = batchOf(config, 1);
    bad.logMel[7] = std::numeric_limits<float>::infinity();
    poisoned.step(bad);
    // The schedules follow the global step, so the clean run has to skip a step, too.
    ++clean.state().step;
    for (const std::int64_t step : {2, 3}) {
        clean.step(batchOf(config, step));
        poisoned.step(batchOf(config, step));
    }
    CHECK((bytesOf(clean) == bytesOf(poisoned)));
}

TEST_CASE("four poisoned batches in a row end the run as diverged, with the step in the message") {
    const RunConfig config = test::tinyRun();
    Trainer trainer(config, FeatureStatistics{});
    Batch bad = batchOf(config, 0);
    bad.logMel[0] = std::numeric_limits<float>::quiet_NaN();
    for (int i = 0; i < 3; ++i) {
        CHECK_FALSE(trainer.step(bad).applied);
    }
    try {
        trainer.step(bad);
        FAIL("the fourth must throw");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::diverged);
        CHECK(std::string(error.what()).find("step 4") != std::string::npos);
    }
}

TEST_CASE("the loss of a fixed batch falls when it is trained on") {
    RunConfig config = test::tinyRun();
    config.ema = {.start = 1, .end = 1, .schedule = EmaSchedule::constant};  // fixed targets: plain regression
    config.train.steps = 1000;
    Trainer trainer(config, FeatureStatistics{});
    const Batch batch = batchOf(config, 0);
    const double first = trainer.step(batch).loss;
    double last = first;
    for (int i = 0; i < 60; ++i) {
        last = trainer.step(batch).loss;
    }
    CHECK(last < 0.8 * first);
}

TEST_CASE("a trainer restored from a checkpoint goes on bit for bit") {
    const test::TemporaryFolder folder;
    const RunConfig config = test::tinyRun();
    Trainer trainer(config, FeatureStatistics{std::vector<float>(32, -6.0F), std::vector<float>(32, 4.0F)});
    trainer.step(batchOf(config, 0));
    const auto path = CheckpointStore(folder.path(), 2).commit(trainer.checkpoint());
    Trainer restored(config, path);
    CHECK(restored.state().step == 1);
    CHECK((restored.statistics().mean == trainer.statistics().mean));
    for (const std::int64_t step : {1, 2, 3}) {
        CHECK(trainer.step(batchOf(config, step)).loss == restored.step(batchOf(config, step)).loss);
    }
    CHECK((bytesOf(trainer) == bytesOf(restored)));
}

TEST_CASE("a checkpoint of other networks is refused by the first tensor that does not fit") {
    const test::TemporaryFolder folder;
    RunConfig config = test::tinyRun();
    Trainer trainer(config, FeatureStatistics{});
    const auto path = CheckpointStore(folder.path(), 2).commit(trainer.checkpoint());
    config.encoder.dim = 64;
    CHECK_THROWS_WITH_AS(Trainer(config, path), doctest::Contains("context_encoder."), Error);
}
