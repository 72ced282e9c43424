// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/features/log_mel.h"
#include "tests/core/features/golden_clips.h"
#include "tests/core/features/golden_log_mel.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

struct Cell {
    std::uint16_t frame, mel;
    float value;
};

}  // namespace

TEST_CASE("frame counts are those of Kaldi's snip_edges") {
    struct Expected {
        FeatureConfig features;
        std::int64_t samples, frames;
    };
    const FeatureConfig ast = frontEnd(16000, 400, 160, 128);
    for (const Expected& expected :
         {Expected{ast, 160000, 998}, Expected{ast, 80000, 498}, Expected{ast, 16000, 98}, Expected{frontEnd(32000, 3125, 1250, 128), 320000, 254},
          Expected{frontEnd(32000, 1562, 625, 96), 320000, 510}, Expected{frontEnd(32000, 781, 312, 128), 320000, 1024},
          Expected{frontEnd(32000, 3108, 1243, 128), 320000, 255}, Expected{ast, 400, 1}, Expected{ast, 399, 0}, Expected{ast, 0, 0}}) {
        CAPTURE(expected.samples);
        const LogMelExtractor extractor(expected.features);
        CHECK(extractor.frameCount(expected.samples) == expected.frames);
        CHECK(extractor.compute(std::vector<float>(static_cast<std::size_t>(expected.samples), 0.1F)).frames == expected.frames);
    }
}

TEST_CASE("the transform is the next power of two") {
    CHECK(LogMelExtractor(frontEnd(16000, 400, 160, 128)).fftSize() == 512);
    CHECK(LogMelExtractor(frontEnd(32000, 3125, 1250, 128)).fftSize() == 4096);
    CHECK(LogMelExtractor(frontEnd(32000, 1562, 625, 96)).fftSize() == 2048);
    CHECK(LogMelExtractor(frontEnd(16000, 512, 160, 128)).fftSize() == 512);
}

TEST_CASE("silence and a constant lie at the floor, -15.9424") {
    const LogMelExtractor extractor(frontEnd(16000, 400, 160, 128));
    for (const float level : {0.0F, 0.5F}) {
        const LogMel logMel = extractor.compute(std::vector<float>(16000, level));
        REQUIRE(logMel.values.size() == 98U * 128U);
        CHECK(std::all_of(logMel.values.begin(), logMel.values.end(), [](float value) { return value == logMelFloor; }));
    }
    CHECK(logMelFloor == doctest::Approx(-15.9424).epsilon(1e-5));
}

TEST_CASE("only filter 3 of 128 at 16 kHz and 512 points is empty") {
    const auto emptyFilters = [](const FeatureConfig& features) {
        const LogMelExtractor extractor(features);
        const std::vector<float> bank = extractor.filterBank();
        const int bins = extractor.fftSize() / 2 + 1;
        REQUIRE(bank.size() == static_cast<std::size_t>(features.mels * bins));
        std::vector<int> empty;
        for (int mel = 0; mel < features.mels; ++mel) {
            const auto row = bank.begin() + mel * bins;
            CHECK(row[bins - 1] == 0.0F);
            if (std::all_of(row, row + bins, [](float weight) { return weight == 0.0F; })) {
                empty.push_back(mel);
            }
        }
        return empty;
    };
    CHECK(emptyFilters(frontEnd(16000, 400, 160, 128)) == std::vector<int>{3});
    CHECK(emptyFilters(frontEnd(16000, 400, 160, 80)).empty());
    CHECK(emptyFilters(frontEnd(32000, 3125, 1250, 128)).empty());
    CHECK(emptyFilters(frontEnd(32000, 1562, 625, 96)).empty());
}

TEST_CASE("log-mel equals torchaudio's Kaldi fbank in float64 on a chirp with noise") {
    for (const FrontEnd& end : frontEnds) {
        CAPTURE(end.name);
        const LogMel logMel = LogMelExtractor(end.features).compute(chirpWithNoise(end.features.sampleRateHz, 1.0));
        const auto expected = readRecords<float>(std::string("features/synthetic-") + end.name + ".f32");
        const int rows = (logMel.frames + end.rowStep - 1) / end.rowStep;
        REQUIRE(expected.size() == static_cast<std::size_t>(rows * logMel.mels));
        Comparison comparison;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const int row = static_cast<int>(i) / logMel.mels;
            comparison.add(logMel.at(row * end.rowStep, static_cast<int>(i) % logMel.mels), expected[i]);
        }
        comparison.check();
    }
}

TEST_CASE("log-mel of 20 real clips equals torchaudio's Kaldi fbank in float64") {
    const auto data = realRecordings();
    if (!data) {
        return;
    }
    const std::vector<std::string> clips = goldenClips();
    REQUIRE(clips.size() == 20);
    for (const FrontEnd& end : frontEnds) {
        CAPTURE(end.name);
        const LogMelExtractor extractor(end.features);
        const auto cells = readRecords<Cell>(std::string("features/clips-") + end.name + ".cells");
        REQUIRE(cells.size() == 20000);
        Comparison comparison;
        for (std::size_t i = 0; i < clips.size(); ++i) {
            const LogMel logMel = extractor.compute(resample(readAudio(*data / clips[i]), end.features.sampleRateHz).samples);
            for (std::size_t c = i * 1000; c < (i + 1) * 1000; ++c) {
                REQUIRE(cells[c].frame < logMel.frames);
                comparison.add(logMel.at(cells[c].frame, cells[c].mel), cells[c].value);
            }
        }
        comparison.check();
    }
}

TEST_CASE("threads share an extractor") {
    const LogMelExtractor extractor(frontEnd(32000, 3125, 1250, 128));
    const std::vector<float> samples = chirpWithNoise(32000, 1.0);
    const LogMel alone = extractor.compute(samples);
    std::vector<LogMel> results(4);
    {
        std::vector<std::jthread> threads;
        for (LogMel& result : results) {
            threads.emplace_back([&] { result = extractor.compute(samples); });
        }
    }
    for (const LogMel& result : results) {
        CHECK(result.values == alone.values);
    }
}

TEST_CASE("a front-end that makes no sense is refused with its field") {
    const auto fieldOf = [](const FeatureConfig& features) -> std::string {
        try {
            const LogMelExtractor extractor(features);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::request);
            return error.field();
        }
        return "accepted";
    };
    FeatureConfig features;
    CHECK(fieldOf(features) == "accepted");
    features.highHz = 8000;
    CHECK(fieldOf(features) == "accepted");
    features.highHz = 8001;
    CHECK(fieldOf(features) == "features.high_hz");
    features = {};
    features.hopSamples = 0;
    CHECK(fieldOf(features) == "features.hop_samples");
    features = {};
    features.lowHz = 8000;
    CHECK(fieldOf(features) == "features.low_hz");
}
