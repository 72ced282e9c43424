// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/features/log_mel.h"
#include "engine/features/log_mel_lanes.h"
#include "tests/core/features/golden_log_mel.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

std::vector<float> toneOverNoise(int rate, double hz, double noiseLevel) {
    std::vector<float> samples = chirpWithNoise(rate, 1.0);
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        const double noise = state / 2147483648.0 - 1;
        samples[i] = static_cast<float>(0.9 * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rate) + noiseLevel * noise);
    }
    return samples;
}

Comparison compare(const LogMel& values, const LogMel& expected) {
    REQUIRE(values.values.size() == expected.values.size());
    Comparison comparison;
    for (std::size_t i = 0; i < values.values.size(); ++i) {
        comparison.add(values.values[i], expected.values[i]);
    }
    return comparison;
}

// Machines without AVX2 have nothing to compare.
bool vectorisedHere() {
    const bool here = LogMelExtractor(frontEnds[0].features).vectorised();
    if (!here) {
        MESSAGE("skipped: this processor has no AVX2 with FMA");
    }
    return here;
}

}  // namespace

TEST_CASE("the scalar computation equals torchaudio's Kaldi fbank in float64 on a chirp with noise") {
    for (const FrontEnd& end : frontEnds) {
        CAPTURE(end.name);
        const LogMelExtractor extractor(end.features, LogMelArithmetic::scalar);
        CHECK_FALSE(extractor.vectorised());
        const LogMel logMel = extractor.compute(chirpWithNoise(end.features.sampleRateHz, 1.0));
        const auto expected = readRecords<float>(std::string("features/synthetic-") + end.name + ".f32");
        Comparison comparison;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const int row = static_cast<int>(i) / logMel.mels;
            comparison.add(logMel.at(row * end.rowStep, static_cast<int>(i) % logMel.mels), expected[i]);
        }
        CHECK(comparison.worst <= 2e-4);
    }
}

TEST_CASE("eight frames at once give the scalar numbers within the tolerance on a chirp with noise") {
    if (!vectorisedHere()) {
        return;
    }
    for (const FrontEnd& end : frontEnds) {
        CAPTURE(end.name);
        const std::vector<float> samples = chirpWithNoise(end.features.sampleRateHz, 1.0);
        const LogMel scalar = LogMelExtractor(end.features, LogMelArithmetic::scalar).compute(samples);
        compare(LogMelExtractor(end.features).compute(samples), scalar).check();
    }
}

TEST_CASE("noise of any level beside a loud tone keeps the tolerance, through double precision where single does not resolve it") {
    if (!vectorisedHere()) {
        return;
    }
    for (const FrontEnd& end : frontEnds) {
        const LogMelTables tables(end.features);
        const LogMelExtractor fastest(end.features), scalar(end.features, LogMelArithmetic::scalar);
        for (const double level : {1e-2, 1e-3, 1e-4, 1e-5, 1e-6}) {
            CAPTURE(end.name);
            CAPTURE(level);
            const std::vector<float> samples = toneOverNoise(end.features.sampleRateHz, 997, level);
            compare(fastest.compute(samples), scalar.compute(samples)).check();
        }
        const std::vector<float> quietest = toneOverNoise(end.features.sampleRateHz, 3000, 1e-6);
        std::vector<float> values(static_cast<std::size_t>(fastest.frameCount(static_cast<std::int64_t>(quietest.size()))) * tables.filters.size());
        const auto frames = static_cast<std::int64_t>(values.size() / tables.filters.size());
        CHECK(LaneLogMel(tables).compute(tables, ScalarLogMel(tables), quietest, frames, values) == frames);
        CHECK(values == scalar.compute(quietest).values);
    }
}

TEST_CASE("a frame has the same numbers in every lane and at the end of a waveform") {
    for (const FrontEnd& end : frontEnds) {
        CAPTURE(end.name);
        const LogMelExtractor extractor(end.features);
        const std::vector<float> samples = chirpWithNoise(end.features.sampleRateHz, 1.0);
        const LogMel whole = extractor.compute(samples);
        for (int first = 0; first < 9; ++first) {
            const auto start = static_cast<std::size_t>(first * end.features.hopSamples);
            const LogMel part = extractor.compute(std::span(samples).subspan(start, static_cast<std::size_t>(end.features.windowSamples)));
            REQUIRE(part.frames == 1);
            CHECK(std::equal(part.values.begin(), part.values.end(), whole.values.begin() + first * whole.mels));
        }
    }
}

TEST_CASE("values too large for single precision are computed all the same") {
    const LogMelExtractor extractor(frontEnds[0].features), scalar(frontEnds[0].features, LogMelArithmetic::scalar);
    std::vector<float> samples = chirpWithNoise(16000, 0.1);
    std::transform(samples.begin(), samples.end(), samples.begin(), [](float value) { return value * 1e30F; });
    CHECK(compare(extractor.compute(samples), scalar.compute(samples)).worst <= 1e-3);
}

TEST_CASE("bands and sizes that do not fill a register are computed like the others") {
    for (const int mels : {1, 7, 13, 40}) {
        for (const int window : {9, 17, 100, 600}) {
            CAPTURE(mels);
            CAPTURE(window);
            const FeatureConfig features = frontEnd(16000, window, 5, mels);
            const std::vector<float> samples = chirpWithNoise(16000, 0.05);
            compare(LogMelExtractor(features).compute(samples), LogMelExtractor(features, LogMelArithmetic::scalar).compute(samples)).check();
        }
    }
}
