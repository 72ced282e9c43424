// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "engine/base/error.h"
#include "engine/store/half.h"
#include "engine/store/store_builder.h"
#include "engine/store/stored_statistics.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// A stored clip whose cell (frame, band) holds -(frame + band / 8): exact as a half.
struct Ramp {
    explicit Ramp(int frameCount, int mels = 2) : frames(frameCount) {
        for (int frame = 0; frame < frameCount; ++frame) {
            for (int mel = 0; mel < mels; ++mel) {
                halves.push_back(halfOf(-static_cast<float>(frame) - static_cast<float>(mel) / 8.0F));
            }
        }
        width = mels;
    }
    StoredFrames view() const { return {halves, frames, width}; }
    std::vector<std::uint16_t> halves;
    int frames, width = 0;
};

FeatureConfig twoBands(int frames) {
    return {.sampleRateHz = 8000, .windowSamples = 128, .hopSamples = 64, .mels = 2, .frames = frames, .normalise = Normalisation::none};
}

/// First band of the filled input.
std::vector<float> firstBand(const StoredInput& input, const StoredFrames& clip, const ClipVariation& variation, int frames) {
    std::vector<float> out(static_cast<std::size_t>(frames) * 2, 99.0F), band;
    input.fill(clip, variation, out);
    for (std::size_t i = 0; i < out.size(); i += 2) {
        band.push_back(out[i]);
    }
    return band;
}

}  // namespace

TEST_CASE("a longer clip is cropped at a frame, a shorter one padded after the log") {
    const StoredInput input({}, twoBands(4), {});
    const Ramp longer(10), shorter(3);
    CHECK(firstBand(input, longer.view(), {}, 4) == std::vector<float>{0, -1, -2, -3});
    CHECK(firstBand(input, longer.view(), {.cropStart = 0.5}, 4) == std::vector<float>{-3, -4, -5, -6});  // floor(0.5 * 7)
    CHECK(firstBand(input, longer.view(), {.cropStart = std::nextafter(1.0, 0.0)}, 4) == std::vector<float>{-6, -7, -8, -9});
    CHECK(firstBand(input, shorter.view(), {.cropStart = 0.9}, 4) == std::vector<float>{0, -1, -2, 0});
    CHECK(firstBand(input, {{}, 0, 2}, {}, 4) == std::vector<float>{0, 0, 0, 0});
}

TEST_CASE("a roll turns whole frames of the part, and audio.clip_s bounds the part") {
    const StoredInput input({}, twoBands(4), {});
    CHECK(firstBand(input, Ramp(10).view(), {.cropStart = 0.5, .roll = 0.25}, 4) == std::vector<float>{-6, -3, -4, -5});
    CHECK(firstBand(input, Ramp(3).view(), {.roll = 0.7}, 4) == std::vector<float>{-1, -2, 0, 0});
    AudioConfig longPart;
    longPart.clipS = (128 + 5 * 64) / 8000.0;  // six frames: the roll turns six, four of them are taken
    CHECK(firstBand(StoredInput(longPart, twoBands(4), {}), Ramp(10).view(), {.roll = 0.5}, 4) == std::vector<float>{-3, -4, -5, 0});
    AudioConfig shortPart;
    shortPart.clipS = (128 + 64) / 8000.0;  // two frames
    CHECK(firstBand(StoredInput(shortPart, twoBands(4), {}), Ramp(10).view(), {}, 4) == std::vector<float>{0, -1, 0, 0});
}

TEST_CASE("a gain of 10 dB adds ln 10 to each cell, not to the padding") {
    const StoredInput input({}, twoBands(3), {});
    const auto band = firstBand(input, Ramp(2).view(), {.gainDb = 10}, 3);
    CHECK(band[0] == doctest::Approx(2.302585));
    CHECK(band[1] == doctest::Approx(1.302585));
    CHECK(band[2] == 0);
}

TEST_CASE("normalisation and padding are those of the network's input from sounds") {
    FeatureConfig features = twoBands(3);
    features.normalise = Normalisation::band;
    features.deviationsPerUnit = 2;
    features.padWith = PadWith::floor;
    const StoredInput input({}, features, {{-1.0F, 0.0F}, {0.5F, 4.0F}});
    std::vector<float> out(6);
    input.fill(Ramp(1).view(), {}, out);
    CHECK(out[0] == 1.0F);
    CHECK(out[1] == -0.125F / 8);
    CHECK(out[2] == doctest::Approx(-14.942385));
    CHECK(out[5] == doctest::Approx(-15.942385 / 8));
    CHECK(contains(errorOf([&] { StoredInput({}, features, {{0.0F}, {1.0F}}); }), "normalising needs 2 means"));
}

TEST_CASE("inputs and constants from a store are those from the sounds within the rounding to halves where nothing is cropped") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 9);
    RunConfig config = storeConfig();
    config.features.frames = 60;
    config.features.normalise = Normalisation::band;
    const auto corpus = openCorpus(folder.path().string());
    const auto store = openOrMakeStore(corpus, config.audio, config.features);
    const std::vector<std::size_t> clips{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    const FeatureStatistics stored = measureStored(*store, clips, config.audio, config.features);
    StatisticsAccumulator accumulator(config.features.mels);
    const ClipFeatures direct(config.audio, config.features);
    for (std::size_t clip = 0; clip < 9; ++clip) {
        accumulator.add(direct.raw(corpus->read(clip)));
    }
    const FeatureStatistics sounds = accumulator.finish(config.features);
    for (std::size_t band = 0; band < 8; ++band) {
        CHECK(stored.mean[band] == doctest::Approx(sounds.mean[band]).epsilon(1e-3));
        CHECK(stored.deviation[band] == doctest::Approx(sounds.deviation[band]).epsilon(1e-2));
    }
    const StoredInput input(config.audio, config.features, sounds);
    std::vector<float> out(60 * 8);
    input.fill(store->frames(4), {}, out);
    const LogMel expected = direct.network(corpus->read(4), sounds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double unit = config.features.deviationsPerUnit * sounds.deviation[i % 8];
        REQUIRE(std::abs(out[i] - expected.values[i]) < 0.004 / unit + 1e-6);  // half a unit in the last place below 16: 2^-8
    }
}
