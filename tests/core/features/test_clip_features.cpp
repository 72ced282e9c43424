// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/features/clip_features.h"
#include "engine/features/corpus_statistics.h"

using namespace ajepa;

namespace {

FeatureConfig smallFeatures(int frames = 20) {
    FeatureConfig features;
    features.frames = frames;
    features.mean = -4.2677393;
    features.deviation = 4.5689974;
    return features;
}

Waveform noise(std::size_t samples, std::uint32_t seed = 1, float amplitude = 0.3F) {
    Waveform wave{{}, 16000};
    for (std::size_t i = 0; i < samples; ++i) {
        seed = seed * 1664525U + 1013904223U;
        wave.samples.push_back(amplitude * (static_cast<float>(seed) / 2147483648.0F - 1.0F));
    }
    return wave;
}

const FeatureStatistics audioSet{{-4.2677393F}, {4.5689974F}};

AudioConfig plain() {
    AudioConfig audio;
    audio.removeMean = false;
    audio.randomCrop = false;
    return audio;
}

class NoiseCorpus final : public Corpus {
public:
    explicit NoiseCorpus(std::size_t clips) : clips_(clips) {}
    const std::string& name() const override { return name_; }
    const std::vector<Clip>& clips() const override { return clips_; }
    Waveform read(std::size_t clip) const override {
        if (clip % 5 == 3) {
            throw AudioError(AudioProblem::truncated, "clip", "cut off");
        }
        return noise(2000 + 37 * clip, static_cast<std::uint32_t>(clip), 0.01F * static_cast<float>(clip + 1));
    }
    std::string fingerprint() const override { return "none"; }
    const std::string& location() const override { return name_; }

private:
    std::string name_ = "noise";
    std::vector<Clip> clips_;
};

}  // namespace

TEST_CASE("true silence normalises to -1.277 and zero padding to +0.467 with AudioSet's constants") {
    const ClipFeatures features(plain(), smallFeatures());
    int valid = 0;
    const LogMel logMel = features.network(Waveform{std::vector<float>(1200, 0.0F), 16000}, audioSet, {}, &valid);
    REQUIRE(logMel.frames == 20);
    CHECK(valid == 6);
    CHECK(logMel.at(0, 0) == doctest::Approx(-1.277).epsilon(5e-4));
    CHECK(logMel.at(5, 127) == doctest::Approx(-1.277).epsilon(5e-4));
    CHECK(logMel.at(6, 0) == doctest::Approx(0.467).epsilon(1e-3));
}

TEST_CASE("the mean that is removed is that of additions one after the other, to the bit, whatever the samples") {
    AudioConfig audio = plain();
    audio.removeMean = true;
    const FeatureConfig config = smallFeatures(60);
    const ClipFeatures features(audio, config);
    Waveform fromShorts = noise(9007), large = noise(9007, 5, 3e6F);
    for (float& sample : fromShorts.samples) {
        sample = std::round(sample * 32768.0F) / 32768.0F;
    }
    for (const Waveform& wave : {fromShorts, large, noise(9007, 3)}) {
        const double mean = std::accumulate(wave.samples.begin(), wave.samples.end(), 0.0) / static_cast<double>(wave.samples.size());
        std::vector<float> expected = wave.samples;
        for (float& sample : expected) {
            sample = static_cast<float>(sample - mean);
        }
        CHECK(features.raw(wave).values == features.extractor().compute(expected).values);
    }
}

TEST_CASE("features in memory that is given are those of network()") {
    for (const Normalisation normalisation : {Normalisation::none, Normalisation::global, Normalisation::band}) {
        FeatureConfig config = smallFeatures(30);
        config.normalise = normalisation;
        FeatureStatistics statistics = audioSet;
        if (normalisation == Normalisation::band) {
            statistics = {std::vector<float>(128, -4.0F), std::vector<float>(128, 2.5F)};
        }
        const ClipFeatures features(plain(), config);
        const LogMel expected = features.network(noise(3000), statistics);
        std::vector<float> values(expected.values.size(), 17.0F);
        CHECK(features.fill(noise(3000), statistics, {}, values) == 17);
        CHECK(values == expected.values);
        // The definition, value by value.
        const LogMel raw = features.raw(noise(3000));
        for (std::size_t i = 0; i < raw.values.size(); ++i) {
            const std::size_t band = normalisation == Normalisation::band ? i % 128 : 0;
            const double unit = config.deviationsPerUnit * statistics.deviation[band];
            REQUIRE(values[i] ==
                    (normalisation == Normalisation::none ? raw.values[i] : static_cast<float>((raw.values[i] - statistics.mean[band]) / unit)));
        }
    }
}

TEST_CASE("padding with the floor makes padding look like silence") {
    FeatureConfig config = smallFeatures();
    config.padWith = PadWith::floor;
    const LogMel logMel = ClipFeatures(plain(), config).network(Waveform{std::vector<float>(1200, 0.0F), 16000}, audioSet);
    CHECK(std::all_of(logMel.values.begin(), logMel.values.end(), [&](float value) { return value == logMel.values.front(); }));
}

TEST_CASE("a longer clip is cropped to what the frames need, at the place of the variation") {
    const FeatureConfig config = smallFeatures(10);
    const ClipFeatures features(plain(), config);
    const Waveform wave = noise(4000);
    const std::size_t needed = static_cast<std::size_t>(clipSamples(config));
    CHECK(needed == 400 + 9 * 160);
    const auto part = [&](std::size_t start) { return features.extractor().compute(std::span(wave.samples).subspan(start, needed)).values; };
    CHECK(features.raw(wave).values == part(0));
    CHECK(features.raw(wave, {.cropStart = 0.5}).values == part((4000 - needed + 1) / 2));
    CHECK(features.raw(wave, {.cropStart = std::nextafter(1.0, 0.0)}).values == part(4000 - needed));
}

TEST_CASE("clip_s shorter than the input leaves padding behind") {
    AudioConfig audio = plain();
    audio.clipS = 0.05;
    int valid = 0;
    ClipFeatures(audio, smallFeatures()).network(noise(8000), audioSet, {}, &valid);
    CHECK(valid == 1 + (800 - 400) / 160);
}

TEST_CASE("gain adds its decibels in every cell above the floor") {
    const ClipFeatures features(plain(), smallFeatures());
    const LogMel quiet = features.raw(noise(3000));
    const LogMel loud = features.raw(noise(3000), {.gainDb = 6});
    const double expected = 6 * std::log(10.0) / 10;
    for (int mel = 0; mel < 128; ++mel) {
        if (mel != 3) {
            CHECK(loud.at(4, mel) - quiet.at(4, mel) == doctest::Approx(expected).epsilon(1e-4));
        }
    }
}

TEST_CASE("peak normalisation ignores the level and leaves silence silent") {
    AudioConfig audio = plain();
    audio.peakNormalise = true;
    const ClipFeatures features(audio, smallFeatures());
    const LogMel quiet = features.raw(noise(3000, 1, 0.001F));
    const LogMel loud = features.raw(noise(3000, 1, 0.9F));
    for (std::size_t i = 0; i < quiet.values.size(); ++i) {
        REQUIRE(quiet.values[i] == doctest::Approx(loud.values[i]).epsilon(1e-4));
    }
    CHECK(features.raw(Waveform{std::vector<float>(800, 0.0F), 16000}).at(0, 0) == logMelFloor);
}

TEST_CASE("a roll rotates the waveform") {
    const ClipFeatures features(plain(), smallFeatures());
    const Waveform wave = noise(3200);
    Waveform rolled = wave;
    std::rotate(rolled.samples.begin(), rolled.samples.end() - 800, rolled.samples.end());
    CHECK(features.raw(wave, {.roll = 0.25}).values == features.raw(rolled).values);
}

TEST_CASE("clips at another rate are resampled, clips without sound give padding alone") {
    const ClipFeatures features(plain(), smallFeatures());
    Waveform fast = noise(9600);
    fast.sampleRateHz = 48000;
    CHECK(features.raw(fast).frames == 1 + (3200 - 400) / 160);
    int valid = -1;
    const LogMel none = features.network(Waveform{{}, 16000}, audioSet, {}, &valid);
    CHECK(valid == 0);
    CHECK(none.frames == 20);
}

TEST_CASE("variations are pure functions of seed, epoch and clip and stay in range") {
    AudioConfig audio;
    audio.cyclicRoll = true;
    audio.gainDb = 6;
    double lowest = 9;
    double highest = -9;
    for (std::uint64_t clip = 0; clip < 500; ++clip) {
        const ClipVariation variation = drawVariation(audio, 7, 2, clip);
        const ClipVariation again = drawVariation(audio, 7, 2, clip);
        CHECK(variation.gainDb == again.gainDb);
        CHECK(variation.cropStart == again.cropStart);
        CHECK(variation.roll == again.roll);
        CHECK((variation.roll >= 0 && variation.roll < 1 && variation.cropStart >= 0 && variation.cropStart < 1));
        lowest = std::min(lowest, variation.gainDb);
        highest = std::max(highest, variation.gainDb);
    }
    CHECK((lowest >= -6 && lowest < -5.8 && highest < 6 && highest > 5.8));
    CHECK(drawVariation(audio, 7, 2, 0).roll != drawVariation(audio, 7, 3, 0).roll);
    CHECK(drawVariation(audio, 7, 2, 0).roll != drawVariation(audio, 8, 2, 0).roll);
    const ClipVariation none = drawVariation(plain(), 7, 2, 0);
    CHECK((none.gainDb == 0 && none.roll == 0 && none.cropStart == 0));
}

TEST_CASE("statistics of hand-made frames") {
    StatisticsAccumulator accumulator(2);
    accumulator.add({{1, 10, 3, 30}, 2, 2});
    accumulator.add({{5, 50}, 1, 2});
    FeatureConfig config;
    config.mels = 2;
    config.normalise = Normalisation::band;
    const FeatureStatistics band = accumulator.finish(config);
    CHECK(band.mean == std::vector<float>{3, 30});
    CHECK(band.deviation[0] == doctest::Approx(std::sqrt(8.0 / 3)));
    CHECK(band.deviation[1] == doctest::Approx(std::sqrt(800.0 / 3)));
    config.normalise = Normalisation::global;
    const FeatureStatistics global = accumulator.finish(config);
    REQUIRE(global.mean.size() == 1);
    CHECK(global.mean[0] == doctest::Approx(16.5));
    CHECK(global.deviation[0] == doctest::Approx(std::sqrt((1 + 9 + 25 + 100 + 900 + 2500) / 6.0 - 16.5 * 16.5)));
    config.normalise = Normalisation::none;
    CHECK(accumulator.finish(config).mean.empty());
    config.normalise = Normalisation::global;
    config.mean = -4;
    config.deviation = 2;
    CHECK(accumulator.finish(config).mean == std::vector<float>{-4});
}

TEST_CASE("band normalisation gives each band mean 0 and deviation 1 / deviationsPerUnit") {
    FeatureConfig config = smallFeatures();
    config.normalise = Normalisation::band;
    const NoiseCorpus corpus(12);
    const std::vector<std::size_t> clips{0, 1, 2, 4, 5};
    const FeatureStatistics statistics = measureStatistics(corpus, clips, plain(), config, 1);
    const ClipFeatures features(plain(), config);
    std::vector<double> values;
    for (const std::size_t clip : clips) {
        int valid = 0;
        const LogMel logMel = features.network(corpus.read(clip), statistics, {}, &valid);
        for (int frame = 0; frame < valid; ++frame) {
            values.push_back(logMel.at(frame, 40));
        }
    }
    double sum = 0;
    double squares = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    CHECK(std::abs(sum / static_cast<double>(values.size())) < 1e-5);
    CHECK(std::sqrt(squares / static_cast<double>(values.size())) == doctest::Approx(0.5).epsilon(1e-4));
}

TEST_CASE("measured statistics do not depend on the number of threads and skip unreadable clips") {
    FeatureConfig config = smallFeatures();
    config.deviation = 0;
    const NoiseCorpus corpus(60);
    std::vector<std::size_t> clips(60);
    std::iota(clips.begin(), clips.end(), 0U);
    const FeatureStatistics one = measureStatistics(corpus, clips, plain(), config, 1);
    std::size_t reported = 0;
    const FeatureStatistics four = measureStatistics(corpus, clips, plain(), config, 4, {}, [&](std::size_t done, std::size_t all) {
        CHECK(done > reported);
        CHECK(all == 60);
        reported = done;
    });
    CHECK(reported == 60);
    CHECK(one.mean == four.mean);
    CHECK(one.deviation == four.deviation);
    CHECK(one.mean[0] < 0);
}

TEST_CASE("statistics over nothing readable are an error, over a stopped measurement empty") {
    FeatureConfig config = smallFeatures();
    config.deviation = 0;
    const NoiseCorpus corpus(10);
    const std::vector<std::size_t> unreadable{3, 8};
    CHECK_THROWS_AS(measureStatistics(corpus, unreadable, plain(), config), Error);
    std::stop_source stop;
    stop.request_stop();
    const std::vector<std::size_t> all{0, 1};
    CHECK(measureStatistics(corpus, all, plain(), config, 1, stop.get_token()).mean.empty());
}

TEST_CASE("normalising without statistics is refused") {
    const ClipFeatures features(plain(), smallFeatures());
    CHECK_THROWS_AS(features.network(noise(800), {}), Error);
}

TEST_CASE("the part is the sound from which the log-mel is made") {
    const FeatureConfig features = smallFeatures(20);
    AudioConfig audio = plain();
    const ClipFeatures pipeline(audio, features);
    const Waveform clip = noise(16000);
    const ClipVariation later{0.5, 0, 0};
    CHECK(pipeline.part(clip, later).samples.size() == static_cast<std::size_t>(clipSamples(features)));
    CHECK(pipeline.extractor().compute(pipeline.part(clip, later).samples).values == pipeline.raw(clip, later).values);
    audio.clipS = 0.1;
    CHECK(ClipFeatures(audio, features).part(clip).samples.size() == 1600);
}

TEST_CASE("a mixture is the log-mel of the sum of the sounds, as long as the first, at their shares") {
    const ClipFeatures features(plain(), smallFeatures());
    const Waveform first = noise(3000, 1), longer = noise(4000, 2), shorter = noise(1000, 3);
    const auto mixed = [&](const Waveform& other, double share) {
        std::vector<float> values(20 * 128);
        features.fillFrom(features.mixedSamples({first, {}}, {other, {}}, share), audioSet, values);
        return values;
    };
    const auto sumOf = [&](const Waveform& other, double share) {
        Waveform sum = first;
        for (std::size_t i = 0; i < sum.samples.size(); ++i) {
            sum.samples[i] = static_cast<float>(share * first.samples[i] + (1 - share) * (i < other.samples.size() ? other.samples[i] : 0.0F));
        }
        return features.network(sum, audioSet).values;
    };
    CHECK(mixed(longer, 0.3) == sumOf(longer, 0.3));
    CHECK(mixed(shorter, 0.6) == sumOf(shorter, 0.6));
    CHECK(mixed(longer, 1) == features.network(first, audioSet).values);
}
