// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "engine/base/error.h"
#include "engine/corpus/corpus.h"
#include "engine/embedding/embedder.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/run_results.h"
#include "engine/training/finetuner.h"
#include "engine/training/trainer.h"
#include "engine/training/training_job.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;
namespace fs = std::filesystem;

namespace {

RunDirectory newRun(const fs::path& folder, const RunConfig& config) {
    return RunDirectory::create(folder, "run", config, openCorpus(config.data.corpus)->fingerprint());
}

/// "" or the failure.
std::string train(const RunDirectory& run, std::int64_t extendTo = 0) {
    RunControl control;
    JobContext context{control, {}};
    TrainingJob job(run, extendTo);
    RunFailed failure;
    return runJob(job, context, &failure) == RunState::succeeded ? "" : failure.field + ": " + failure.message;
}

/// A pre-trained run of two steps.
RunDirectory pretrained(const fs::path& folder) {
    RunConfig config = test::tinyRun();
    config.train.steps = 2;
    config.train.tensorboard = false;
    RunDirectory run = newRun(folder, config);
    REQUIRE(train(run).empty());
    return run;
}

RunConfig finetuning(const fs::path& source) {
    RunConfig config = finetuneConfig(source, {});
    config.data.corpus = "demo:1:64";
    config.data.heldOutFolds = "1";
    config.optimizer = {.learningRate = 3e-3, .warmupSteps = 5, .weightDecay = 0.01, .finalWeightDecay = 0.01};
    config.train.steps = 60;
    config.train.batchSize = 16;
    config.train.threads = 1;
    config.checkpoint.everySteps = 20;
    config.health.evaluateEvery = 20;
    return config;
}

std::vector<std::string> classesOf(const std::string& corpus) {
    return summarise(*openCorpus(corpus)).classes;
}

}  // namespace

TEST_CASE("a fine-tuning learns the classes of sounds that it does not train on, and keeps the score with the run") {
    const test::TemporaryFolder folder;
    RunConfig config = finetuning(pretrained(folder / "source").path());
    config.train.steps = 120;
    config.optimizer.learningRate = 5e-3;
    config.finetune.layerDecay = 1;  // two steps of pre-training are worth no care
    config.finetune.dropPath = 0;
    const RunDirectory run = newRun(folder / "tuned", config);
    REQUIRE(train(run) == "");
    const std::vector<HealthFigures> scores = run.readHealth();
    REQUIRE(scores.size() == 7);        // steps 0, 20 .. 100, and the end
    CHECK(*scores.front().score < 30);  // 16 clips of eight classes: chance is 12.5
    CHECK(*scores.back().score > 35);
    const std::vector<StepMetrics> metrics = run.readMetrics();
    CHECK(metrics.back().loss < 0.7 * metrics.front().loss);
    CHECK(std::isnan(metrics.back().ema));
    const std::vector<RunResult> results = readResults(run.path());
    REQUIRE(results.size() == 1);
    CHECK(results.front().protocol == "finetune");
    CHECK(results.front().metric == "accuracy");
    CHECK(results.front().step == 120);
    CHECK(results.front().mean == doctest::Approx(*scores.back().score));
}

TEST_CASE("at step 0 the encoder is the checkpoint's target encoder, and its normalisation comes with it") {
    const test::TemporaryFolder folder;
    const RunDirectory source = pretrained(folder / "source");
    Finetuner finetuner(finetuning(source.path()), classesOf("demo:1:64"));
    const fs::path weights = resolveCheckpoint(source.path()).weights;
    const SafetensorsFile file(weights);
    for (const auto& [name, tensor] : finetuner.classifier().checkpointTensors()) {
        if (name.starts_with("encoder.")) {
            CAPTURE(name);
            const std::vector<float> expected = file.readFloats("target_" + name);
            CHECK(std::equal(expected.begin(), expected.end(), tensor.const_data_ptr<float>()));
        }
    }
    CHECK(finetuner.statistics().mean == file.readFloats("features.mean"));
}

TEST_CASE("with a layer decay of nearly nothing only the head learns") {
    const test::TemporaryFolder folder;
    RunConfig config = finetuning(pretrained(folder / "source").path());
    config.finetune.layerDecay = 0.01;
    config.finetune.maskRatio = 0;
    const auto moved = [&config](const std::string& prefix) {
        Finetuner finetuner(config, classesOf("demo:1:64"));
        std::vector<std::vector<float>> before;
        const auto tensors = finetuner.classifier().trained();
        Batch batch{.clips = {0, 1}, .logMel = std::vector<float>(2UL * 64 * 32, 0.5F), .labels = std::vector<float>(16, 0.0F)};
        batch.labels[0] = batch.labels[9] = 1;
        for (std::size_t i = 0; i < batch.logMel.size(); i += 3) {
            batch.logMel[i] = -1;
        }
        for (const NamedTensor& tensor : tensors) {
            before.emplace_back(tensor.tensor.const_data_ptr<float>(), tensor.tensor.const_data_ptr<float>() + tensor.tensor.numel());
        }
        for (int step = 0; step < 6; ++step) {
            finetuner.step(batch);
        }
        double largest = 0;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            for (std::size_t value = 0; tensors[i].name.starts_with(prefix) && value < before[i].size(); ++value) {
                largest = std::max(largest, static_cast<double>(std::abs(tensors[i].tensor.const_data_ptr<float>()[value] - before[i][value])));
            }
        }
        return largest;
    };
    // Adam's first steps are as long as the learning rate, whatever the gradient: layers differ by the decay alone.
    const double head = moved("head."), block = moved("encoder.blocks.1."), first = moved("encoder.blocks.0.");
    CHECK(head > 1e-3);
    CHECK(block / head == doctest::Approx(0.01).epsilon(0.2));
    CHECK(first / block == doctest::Approx(0.01).epsilon(0.2));
}

TEST_CASE("a shorter input takes the first of the checkpoint's positions, a longer one goes on with the code") {
    const test::TemporaryFolder folder;
    const RunDirectory source = pretrained(folder / "source");
    RunConfig shorter = finetuning(source.path()), longer = shorter;
    shorter.features.frames = 32;
    longer.features.frames = 128;
    CHECK(Finetuner(shorter, classesOf("demo:1:64")).classifier().encoder().grid().time == 4);
    CHECK(Finetuner(longer, classesOf("demo:1:64")).classifier().encoder().grid().time == 16);

    // A checkpoint with positions of its own: the first row is 7 everywhere.
    RunConfig config = source.config();
    Trainer trainer(config, FeatureStatistics{std::vector<float>(32, -6.0F), std::vector<float>(32, 4.0F)});
    torch::Tensor positions = trainer.networks().targetEncoder().named_buffers()["pos_embed"];
    positions[0][0].fill_(7);
    shorter.finetune.from = longer.finetune.from = CheckpointStore(folder / "own/checkpoints", 3).commit(trainer.checkpoint()).string();
    Finetuner finetuner(shorter, classesOf("demo:1:64"));
    const torch::Tensor taken = finetuner.classifier().encoder().named_buffers()["pos_embed"];
    CHECK(taken.sizes() == torch::IntArrayRef({1, 16, 32}));
    CHECK(taken[0].equal(positions[0].narrow(0, 0, 16)));
    CHECK_THROWS_WITH_AS(Finetuner(longer, classesOf("demo:1:64")), doctest::Contains("knows the positions of 32 only"), Error);
}

TEST_CASE("a fine-tuning that is stopped in its final test is tested when it is continued") {
    const test::TemporaryFolder folder;
    RunConfig config = finetuning(pretrained(folder / "source").path());
    config.train.steps = 2;
    const RunDirectory run = newRun(folder / "tuned", config);
    class StopAtTheEnd final : public RunObserver {
    public:
        explicit StopAtTheEnd(RunControl& control) : control_(control) {}
        void onStep(const StepMetrics& /*metrics*/) override {}
        void onEvent(const RunEvent& event) override {
            const auto* saved = std::get_if<CheckpointSaved>(&event);
            if (saved != nullptr && saved->step == 2) {
                control_.stop();  // all steps are done and saved
            }
        }

    private:
        RunControl& control_;
    };
    RunControl control;
    {
        JobContext context{control, {std::make_shared<StopAtTheEnd>(control)}};
        TrainingJob job(run);  // holds the run until its end
        CHECK((runJob(job, context) == RunState::stopped));
    }
    CHECK(readResults(run.path()).empty());
    CHECK(train(run) == "");
    CHECK(readResults(run.path()).size() == 1);
}

TEST_CASE("what a fine-tuned checkpoint's encoder gives can be embedded like any other") {
    const test::TemporaryFolder folder;
    RunConfig config = finetuning(pretrained(folder / "source").path());
    config.train.steps = 2;
    const RunDirectory run = newRun(folder / "tuned", config);
    REQUIRE(train(run) == "");
    Embedder embedder(resolveCheckpoint(run.path()).weights, EncoderChoice::target);
    const auto tokens = embedder.embed({embedder.prepare(openCorpus("demo:1:64")->read(0))});
    // "untrained" is the encoder of step 0 of the seed, as for a pre-training.
    const fs::path fresh = resolveCheckpoint(config.finetune.from).weights;
    Embedder untrained(resolveCheckpoint(run.path()).weights, EncoderChoice::target, true), ofSource(fresh, EncoderChoice::context, true);
    const auto sound = untrained.prepare(openCorpus("demo:1:64")->read(0));
    CHECK(untrained.config().train.seed != ofSource.config().train.seed);
    CHECK(untrained.embed({sound}).front().tokens != embedder.embed({sound}).front().tokens);
    CHECK(tokens.front().dim == 32);
    CHECK(std::all_of(tokens.front().tokens.begin(), tokens.front().tokens.end(), [](float value) { return std::isfinite(value); }));
}

TEST_CASE("an encoder of other sizes, a missing checkpoint and labels that say nothing are refused with their reason") {
    const test::TemporaryFolder folder;
    const RunDirectory source = pretrained(folder / "source");
    RunConfig heads = finetuning(source.path());
    heads.encoder.heads = 4;
    CHECK(train(newRun(folder / "heads", heads)) == "encoder.heads: encoder.heads = 4, but the checkpoint's encoder was trained with 2.");
    RunConfig hop = finetuning(source.path());
    hop.features.hopSamples = 160;
    CHECK(test::contains(train(newRun(folder / "hop", hop)), "features.hop_samples = 160, but the checkpoint's encoder was trained with 320."));
    RunConfig missing = finetuning(source.path());
    missing.finetune.from = (folder / "nowhere").string();
    CHECK(test::contains(train(newRun(folder / "missing", missing)), "there is no checkpoint"));
    RunConfig nothingHeldOut = finetuning(source.path());
    nothingHeldOut.data.heldOutFolds = "";
    nothingHeldOut.train.steps = 1;
    CHECK(test::contains(train(newRun(folder / "all", nothingHeldOut)), "data.held_out_folds: No clip of demo"));
    nothingHeldOut.health.evaluateEvery = 0;  // all clips train, and nothing is tested
    const RunDirectory untested = newRun(folder / "untested", nothingHeldOut);
    CHECK(train(untested) == "");
    CHECK(readResults(untested.path()).empty());
    for (int clip = 0; clip < 4; ++clip) {
        test::writeTone(folder / "one/audio" / (std::to_string(clip) + ".wav"), 0.5);
    }
    test::writeCorpus(folder / "one", "a,0.wav,0,0.5,x,1,,\nb,1.wav,0,0.5,x,2,,\n");
    RunConfig one = finetuning(source.path());
    one.data.corpus = (folder / "one").string();
    CHECK(test::contains(train(newRun(folder / "same", one)), "all have the same label"));
    test::writeCorpus(folder / "one", "a,0.wav,0,0.5,x,1,,\nb,1.wav,0,0.5,y,2,,\nc,2.wav,0,0.5,,2,,\n");
    CHECK(test::contains(train(newRun(folder / "none", one)), "clip c of corpus sample has no label"));
}

TEST_CASE("a run cannot go on with other classes than it was begun with") {
    const test::TemporaryFolder folder;
    for (int clip = 0; clip < 6; ++clip) {
        test::writeTone(folder / "sounds/audio" / (std::to_string(clip) + ".wav"), 0.5, 200.0 + 100 * clip);
    }
    const std::string rows = "a,0.wav,0,0.5,x,1,,\nb,1.wav,0,0.5,y,2,,\nc,2.wav,0,0.5,x,2,,\n";
    test::writeCorpus(folder / "sounds", rows);
    RunConfig config = finetuning(pretrained(folder / "source").path());
    config.data.corpus = (folder / "sounds").string();
    config.train.steps = 2;
    config.train.batchSize = 2;
    const RunDirectory run = newRun(folder / "tuned", config);
    REQUIRE(train(run) == "");
    test::writeCorpus(folder / "sounds", rows + "d,3.wav,0,0.5,z,2,,\n");
    CHECK(test::contains(train(run, 4), "begun with 2 classes and the corpus has 3"));
}

TEST_CASE("clips of several labels are scored by mean average precision") {
    const test::TemporaryFolder folder;
    std::string rows;
    for (int clip = 0; clip < 8; ++clip) {
        test::writeTone(folder / "sounds/audio" / (std::to_string(clip) + ".wav"), 0.5, 200.0 + 300 * (clip % 4));
        rows += std::to_string(clip) + "," + std::to_string(clip) + ".wav,0,0.5," +
                (clip % 4 == 0   ? "low"
                 : clip % 4 == 3 ? "high;bright"
                                 : "low;mid") +
                "," + std::to_string(1 + clip / 4) + ",,\n";
    }
    test::writeCorpus(folder / "sounds", rows);
    RunConfig config = finetuning(pretrained(folder / "source").path());
    config.data.corpus = (folder / "sounds").string();
    CHECK(test::contains(train(newRun(folder / "one-class", config)), "finetune.loss: Clips of corpus sample have several labels"));
    config.finetune.loss = FinetuneLoss::binaryCrossEntropy;
    config.finetune.mixUp = 0.5;
    config.finetune.balanced = true;
    config.train.steps = 30;
    config.train.batchSize = 4;
    const RunDirectory run = newRun(folder / "tuned", config);
    REQUIRE(train(run) == "");
    CHECK(readResults(run.path()).front().metric == "mAP");
    CHECK(*run.readHealth().back().score > 80);
}
