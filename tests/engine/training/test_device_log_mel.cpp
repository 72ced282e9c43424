// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/corpus/corpus.h"
#include "engine/data/batch_loader.h"
#include "engine/training/compute_device.h"
#include "engine/training/device_log_mel.h"
#include "engine/training/trainer.h"
#include "tests/engine/training/pretend_device.h"
#include "tests/engine/training/tiny_dataset.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

/// The processor, and a GPU or what stands for one.
std::vector<torch::Device> devices() {
    const torch::Device gpu = computeDevice({.name = "auto"});
    return {torch::kCPU, gpu.is_cuda() ? gpu : test::pretendDevice()};
}

FeatureConfig plain(FeatureConfig features) {
    features.normalise = Normalisation::none;
    features.padWith = PadWith::floor;
    return features;
}

/// Log-mel of one sound that fills the input: [S, M].
std::vector<float> deviceLogMel(const FeatureConfig& features, std::vector<float> sound, const torch::Device& device) {
    sound.resize(static_cast<std::size_t>(clipSamples(features)));
    const torch::Tensor values = DeviceLogMel(features, {}, device)({.samples = sound, .frames = {features.frames}, .blanks = {}}).cpu().contiguous();
    return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

/// The tolerance of LogMelArithmetic, against its double precision.
void checkClose(const FeatureConfig& features, std::vector<float> sound, const torch::Device& device) {
    sound.resize(static_cast<std::size_t>(clipSamples(features)));
    const std::vector<float> expected = LogMelExtractor(features, LogMelArithmetic::scalar).compute(sound).values;
    const std::vector<float> found = deviceLogMel(features, sound, device);
    REQUIRE(found.size() == expected.size());
    float most = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        most = std::max(most, std::abs(found[i] - expected[i]));
    }
    CHECK(most < 1e-4);
}

std::vector<float> quietToneBesideLoudOne(int sampleRateHz) {
    std::vector<float> sound(static_cast<std::size_t>(sampleRateHz));
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double phase = 2 * std::numbers::pi * static_cast<double>(i) / sampleRateHz;
        sound[i] = static_cast<float>(0.9 * std::sin(440 * phase) + 1e-5 * std::sin(5000 * phase));
    }
    return sound;
}

FeatureStatistics statisticsFor(const FeatureConfig& features) {
    FeatureStatistics statistics;
    for (int band = 0; band < (features.normalise == Normalisation::band ? features.mels : 1); ++band) {
        statistics.mean.push_back(-6.0F - 0.1F * static_cast<float>(band));
        statistics.deviation.push_back(4.0F + 0.01F * static_cast<float>(band));
    }
    return features.normalise == Normalisation::none ? FeatureStatistics{} : statistics;
}

/// Sounds varied in every way, some of which end within the input.
RunConfig varied() {
    RunConfig config = test::tinyRun();
    config.features.frames = 80;  // 1.6 s
    config.audio.clipS = 1.3;
    config.audio.randomCrop = config.audio.cyclicRoll = true;
    config.audio.gainDb = 6;
    return config;
}

RunConfig onDevice(RunConfig config) {
    config.device.logMel = true;
    return config;
}

/// Largest difference of the inputs that the loader and the device make of the same clips.
double differenceOfInputs(const Batch& loaders, const Batch& sounds, const RunConfig& config, const torch::Device& device) {
    CHECK(sounds.logMel.empty());
    CHECK(sounds.clips == loaders.clips);
    const torch::Tensor input = DeviceLogMel(config.features, statisticsFor(config.features), device)(sounds.sounds).cpu().contiguous();
    REQUIRE(input.numel() == std::ssize(loaders.logMel));
    double most = 0;
    for (std::size_t i = 0; i < loaders.logMel.size(); ++i) {
        most = std::max(most, std::abs(static_cast<double>(loaders.logMel[i]) - input.data_ptr<float>()[i]));
    }
    return most;
}

}  // namespace

TEST_CASE("the log-mel of a device is that of the processor in double precision, in both papers' front-ends") {
    const FeatureConfig audioJepa = plain({.sampleRateHz = 16000, .windowSamples = 400, .hopSamples = 160, .mels = 128, .frames = 98});
    const FeatureConfig aJepa = plain({.sampleRateHz = 32000, .windowSamples = 4096, .hopSamples = 1250, .mels = 128, .frames = 22});
    for (const torch::Device& device : devices()) {
        for (const FeatureConfig& features : {audioJepa, aJepa}) {
            checkClose(features, quietToneBesideLoudOne(features.sampleRateHz), device);
            checkClose(features, std::vector<float>(1000, 0.0F), device);  // silence is the floor
        }
    }
}

TEST_CASE("the log-mel of a device is the processor's for real recordings") {
    const auto folder = test::realRecordings("esc10");
    if (!folder) {
        return;
    }
    const FeatureConfig features = plain({.sampleRateHz = 32000, .windowSamples = 800, .hopSamples = 320, .mels = 128, .frames = 498});
    int recordings = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        const std::string type = entry.path().extension().string();
        if (entry.is_regular_file() && (type == ".wav" || type == ".flac" || type == ".ogg") && recordings < 10) {
            checkClose(features, resample(readAudio(entry.path()), features.sampleRateHz).samples, torch::kCPU);
            ++recordings;
        }
    }
    CHECK(recordings == 10);
}

TEST_CASE("the input made of a batch's sounds is the loader's, in every normalisation and padding") {
    for (const Normalisation normalise : {Normalisation::none, Normalisation::global, Normalisation::band}) {
        for (const PadWith pad : {PadWith::zero, PadWith::floor}) {
            RunConfig config = varied();
            config.features.normalise = normalise;
            config.features.padWith = pad;
            const FeatureStatistics statistics = statisticsFor(config.features);
            const Batch loaders = BatchBuilder(test::datasetOf(config, statistics), config).build(3);
            const BatchBuilder builder(test::datasetOf(config, statistics), onDevice(config));
            const Batch sounds = builder.build(3, builder.build(1));
            CHECK(*std::max_element(sounds.sounds.frames.begin(), sounds.sounds.frames.end()) < config.features.frames);
            for (const torch::Device& device : devices()) {
                CHECK(differenceOfInputs(loaders, sounds, config, device) < 5e-3);
            }
        }
    }
}

TEST_CASE("sounds of fine-tuning are mixed and blanked as the loader does it") {
    RunConfig config = varied();
    config.train.task = Task::finetune;
    config.finetune.mixUp = 0.5;
    config.finetune.specAugment = {20, 8};
    const FeatureStatistics statistics = statisticsFor(config.features);
    const auto labels = std::make_shared<const ClipLabels>(trainingLabels(*openCorpus(config.data.corpus), config));
    for (std::int64_t step = 0; step < 4; ++step) {
        const Batch loaders = BatchBuilder(test::datasetOf(config, statistics), config, labels).build(step);
        const Batch sounds = BatchBuilder(test::datasetOf(config, statistics), onDevice(config), labels).build(step);
        CHECK(sounds.labels == loaders.labels);
        CHECK(differenceOfInputs(loaders, sounds, config, torch::kCPU) < 5e-3);
    }
}

TEST_CASE("training on sounds takes the steps of training on log-mel, and the same ones again") {
    const test::PlainAttention attention;
    RunConfig config = varied();
    config.features.frames = 64;
    config.audio.clipS = 1;
    const FeatureStatistics statistics = statisticsFor(config.features);
    const BatchBuilder loaders(test::datasetOf(config, statistics), config), sounds(test::datasetOf(config, statistics), onDevice(config));
    for (const torch::Device& device : devices()) {
        config.device.name = device.str();
        Trainer expected(config, statistics), first(onDevice(config), statistics), second(onDevice(config), statistics);
        for (std::int64_t step = 0; step < 4; ++step) {
            const double loss = first.step(sounds.build(step)).loss;
            CHECK(loss == doctest::Approx(expected.step(loaders.build(step)).loss).epsilon(1e-3));
            CHECK(second.step(sounds.build(step)).loss == loss);
        }
    }
}

TEST_CASE("statistics of another normalisation are refused") {
    FeatureConfig features = test::tinyRun().features;
    features.normalise = Normalisation::band;
    CHECK_THROWS_WITH_AS(DeviceLogMel(features, {{1.0F}, {1.0F}}, torch::kCPU), "normalising needs 32 means and deviations, there are 1", Error);
}
