// SPDX-License-Identifier: Apache-2.0
// Trainings on a device with memory of its own, and in bf16: as close to a GPU as a machine without one comes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/base/error.h"
#include "engine/corpus/corpus.h"
#include "engine/data/batch_loader.h"
#include "engine/embedding/embedder.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/compute_device.h"
#include "engine/training/finetuner.h"
#include "engine/training/health_probe.h"
#include "engine/training/trainer.h"
#include "tests/engine/training/pretend_device.h"
#include "tests/engine/training/tiny_dataset.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

RunConfig on(const std::string& device, RunConfig config) {
    config.device.name = device;
    return config;
}

/// A GPU if the machine has one, else the pretended device. LibTorch must be asked for GPUs before any work.
torch::Device otherDevice() {
    static const torch::Device device = computeDevice({.name = "auto"});
    return device.is_cuda() ? device : test::pretendDevice();
}

const std::string other = otherDevice().str();

/// GPUs add in another order.
double closeness() {
    return otherDevice().is_cuda() ? 1e-3 : 1e-5;
}

Batch batchOf(const RunConfig& config, std::int64_t step) {
    return BatchBuilder(test::datasetOf(config), config).build(step);
}

std::vector<float> valuesOf(const std::vector<TensorView>& views) {
    std::vector<float> values;
    for (const TensorView& view : views) {
        const std::size_t begin = values.size();
        values.resize(begin + view.bytes.size() / sizeof(float));
        std::memcpy(values.data() + begin, view.bytes.data(), view.bytes.size());
    }
    return values;
}

/// Largest difference, relative to the largest value.
double difference(const std::vector<TensorView>& left, const std::vector<TensorView>& right) {
    const std::vector<float> a = valuesOf(left), b = valuesOf(right);
    REQUIRE(a.size() == b.size());
    double most = 0, largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::abs(static_cast<double>(a[i]) - b[i]));
        largest = std::max(largest, std::abs(static_cast<double>(a[i])));
    }
    return most / largest;
}

void checkSame(Learner& left, Learner& right) {
    const CheckpointContent a = left.checkpoint(), b = right.checkpoint();
    // AdamW divides by a gradient's size, which enlarges the rounding of the smallest ones: a few thousandths of a step of 1e-3.
    CHECK(difference(a.model, b.model) < 2 * closeness());
    CHECK(difference(a.optimizer, b.optimizer) < closeness());
    CHECK(a.trainerJson == b.trainerJson);
}

RunConfig variant(PredictorFeed feed, AttentionKind attention) {
    RunConfig config = test::tinyRun();
    config.predictor.feed = feed;
    config.predictor.attention = attention;
    config.loss.varianceWeight = 0.1;
    config.loss.covarianceWeight = 0.1;
    return config;
}

}  // namespace

TEST_CASE("a tensor of the processor among those of the other device is noticed") {
    const torch::Tensor here = torch::ones({2}), there = here.to(test::pretendDevice());
    CHECK(there.device() == otherDevice());
    CHECK((there + there).cpu().sum().item<float>() == 4);
    CHECK_THROWS(there.add(here));
}

TEST_CASE("pre-training on another device makes the weights, moments and losses of the processor") {
    const test::PlainAttention plain;
    for (const auto& [feed, attention] :
         {std::pair(PredictorFeed::fullGrid, AttentionKind::window), std::pair(PredictorFeed::fullGrid, AttentionKind::global),
          std::pair(PredictorFeed::perTarget, AttentionKind::global)}) {
        const RunConfig config = variant(feed, attention);
        Trainer here(on("cpu", config), test::tinyStatistics()), there(on(other, config), test::tinyStatistics());
        REQUIRE(there.device() == otherDevice());
        for (std::int64_t step = 0; step < 4; ++step) {
            const StepResult a = here.step(batchOf(config, step)), b = there.step(batchOf(config, step));
            CHECK(b.applied);
            CHECK(b.loss == doctest::Approx(a.loss).epsilon(closeness()));
            CHECK(b.gradNorm == doctest::Approx(a.gradNorm).epsilon(10 * closeness()));
        }
        checkSame(here, there);
    }
}

TEST_CASE("a step that is not finite changes nothing on another device, either") {
    const RunConfig config = on(other, test::tinyRun());
    Trainer trainer(config, test::tinyStatistics());
    trainer.step(batchOf(config, 0));
    const std::vector<float> before = valuesOf(trainer.checkpoint().model);
    Batch poisoned = batchOf(config, 1);
    poisoned.logMel[1000] = std::numeric_limits<float>::quiet_NaN();
    CHECK_FALSE(trainer.step(poisoned).applied);
    CHECK((valuesOf(trainer.checkpoint().model) == before));
}

TEST_CASE("a checkpoint of one device continues on the other") {
    const test::TemporaryFolder folder;
    const test::PlainAttention plain;
    const RunConfig config = test::tinyRun();
    Trainer there(on(other, config), test::tinyStatistics());
    there.step(batchOf(config, 0));
    const auto path = CheckpointStore(folder.path(), 2).commit(there.checkpoint());
    Trainer here(on("cpu", config), path), again(on(other, config), path);
    checkSame(here, again);
    const Batch batch = batchOf(config, 1);
    const double loss = there.step(batch).loss;
    CHECK(again.step(batch).loss == loss);
    CHECK(here.step(batch).loss == doctest::Approx(loss).epsilon(closeness()));
}

TEST_CASE("health figures and embeddings of another device are those of the processor") {
    const test::PlainAttention plain;
    const RunConfig config = test::tinyRun();
    Trainer here(on("cpu", config), test::tinyStatistics()), there(on(other, config), test::tinyStatistics());
    const auto dataset = test::datasetOf(config);
    const BatchBuilder batches(dataset, config);
    const HealthProbe probe(*dataset, batches.masks(), config);
    const HealthFigures a = probe.measure(here.networks(), 0), b = probe.measure(there.networks(), 0);
    CHECK(b.targetStd == doctest::Approx(a.targetStd).epsilon(closeness()));
    CHECK(b.predictionStd == doctest::Approx(a.predictionStd).epsilon(closeness()));
    CHECK(b.effectiveRank == doctest::Approx(a.effectiveRank).epsilon(closeness()));
    CHECK(b.meanCosine == doctest::Approx(a.meanCosine).epsilon(closeness()));

    const auto encoderOf = [](Trainer& trainer) {
        return std::static_pointer_cast<VitEncoder>(trainer.networks().targetEncoder().shared_from_this());
    };
    Embedder embedderHere(config, test::tinyStatistics(), encoderOf(here)), embedderThere(config, test::tinyStatistics(), encoderOf(there));
    const Waveform sound{std::vector<float>(16000, 0.1F), 16000};
    const auto tokensHere = embedderHere.embed({embedderHere.prepare(sound)}).front().tokens;
    const auto tokensThere = embedderThere.embed({embedderThere.prepare(sound)}).front().tokens;
    REQUIRE(tokensHere.size() == tokensThere.size());
    for (std::size_t i = 0; i < tokensHere.size(); i += 97) {
        CHECK(tokensThere[i] == doctest::Approx(tokensHere[i]).epsilon(10 * closeness()));
    }
}

TEST_CASE("fine-tuning on another device makes the weights of the processor") {
    const test::TemporaryFolder folder;
    const test::PlainAttention plain;
    RunConfig config = test::tinyRun();
    Trainer source(on("cpu", config), test::tinyStatistics());
    config.train.task = Task::finetune;
    config.finetune.from = CheckpointStore(folder.path(), 2).commit(source.checkpoint()).string();
    config.finetune.maskRatio = 0.3;
    config.finetune.dropPath = 0.3;
    const std::vector<std::string> classes = summarise(*openCorpus(config.data.corpus)).classes;
    Finetuner here(on("cpu", config), classes), there(on(other, config), classes);
    REQUIRE(there.device() == otherDevice());
    Batch batch = batchOf(test::tinyRun(), 0);
    batch.labels.assign(batch.clips.size() * classes.size(), 0.0F);
    for (std::size_t i = 0; i < batch.clips.size(); ++i) {
        batch.labels[i * classes.size() + i % classes.size()] = 1;
    }
    for (int step = 0; step < 3; ++step) {
        CHECK(there.step(batch).loss == doctest::Approx(here.step(batch).loss).epsilon(closeness()));
    }
    checkSame(here, there);
}

TEST_CASE("bf16 computes nearly the same from fp32 weights, on the processor and on another device") {
    for (const auto& [feed, attention] :
         {std::pair(PredictorFeed::fullGrid, AttentionKind::window), std::pair(PredictorFeed::perTarget, AttentionKind::global)}) {
        const RunConfig config = variant(feed, attention);
        RunConfig coarse = config;
        coarse.device.precision = Precision::bf16;
        Trainer fp32(on("cpu", config), test::tinyStatistics()), here(on("cpu", coarse), test::tinyStatistics()),
            there(on(other, coarse), test::tinyStatistics());
        for (std::int64_t step = 0; step < 3; ++step) {
            const Batch batch = batchOf(config, step);
            const StepResult exact = fp32.step(batch);
            for (Trainer* trainer : {&here, &there}) {
                const StepResult rounded = trainer->step(batch);
                CHECK(rounded.applied);
                CHECK(rounded.loss == doctest::Approx(exact.loss).epsilon(0.02));
                CHECK(rounded.loss != exact.loss);
                CHECK(rounded.gradNorm == doctest::Approx(exact.gradNorm).epsilon(0.1));
            }
        }
        CHECK(difference(fp32.checkpoint().model, here.checkpoint().model) < 0.02);
    }
}

TEST_CASE("the loss of a fixed batch falls in bf16 as it does in fp32") {
    RunConfig config = test::tinyRun();
    config.device = {.name = "cpu", .precision = Precision::bf16};
    config.ema = {.start = 1, .end = 1, .schedule = EmaSchedule::constant};
    config.train.steps = 1000;
    Trainer trainer(config, test::tinyStatistics());
    const Batch batch = batchOf(config, 0);
    const double first = trainer.step(batch).loss;
    double last = first;
    for (int i = 0; i < 60; ++i) {
        last = trainer.step(batch).loss;
    }
    CHECK(last < 0.8 * first);
}

TEST_CASE("a training in bf16 continues from a checkpoint bit for bit") {
    const test::TemporaryFolder folder;
    RunConfig config = variant(PredictorFeed::fullGrid, AttentionKind::window);
    config.device = {.name = "cpu", .precision = Precision::bf16};
    Trainer trainer(config, test::tinyStatistics());
    trainer.step(batchOf(config, 0));
    Trainer restored(config, CheckpointStore(folder.path(), 2).commit(trainer.checkpoint()));
    for (const std::int64_t step : {1, 2, 3}) {
        CHECK(trainer.step(batchOf(config, step)).loss == restored.step(batchOf(config, step)).loss);
    }
    CHECK((valuesOf(trainer.checkpoint().model) == valuesOf(restored.checkpoint().model)));
    CHECK((valuesOf(trainer.checkpoint().optimizer) == valuesOf(restored.checkpoint().optimizer)));
}

TEST_CASE("a GPU that is not there is refused in a sentence, and auto is the processor then") {
    if (computeDevice({.name = "auto"}).is_cuda()) {
        MESSAGE("skipped: this machine has a GPU");
        return;
    }
    CHECK(computeDevice({.name = "auto"}).is_cpu());
    CHECK(computeDevice({.name = "cpu"}).is_cpu());
    try {
        computeDevice({.name = "cuda"});
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::device);
        CHECK(error.field() == "device.name");
        CHECK_FALSE(error.hint().empty());
    }
}
