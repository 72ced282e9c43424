// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "engine/audio/sound_part.h"
#include "engine/base/error.h"

using namespace ajepa;

namespace {

constexpr int rateHz = 16000;

Waveform tones(std::initializer_list<double> frequencies, double seconds) {
    Waveform wave{std::vector<float>(static_cast<std::size_t>(seconds * rateHz)), rateHz};
    for (const double hz : frequencies) {
        for (std::size_t i = 0; i < wave.samples.size(); ++i) {
            wave.samples[i] += 0.2F * static_cast<float>(std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rateHz));
        }
    }
    return wave;
}

/// Power at one frequency in the middle of a sound, dB of a full-scale sine.
double levelAt(const Waveform& wave, double hz) {
    const std::size_t first = wave.samples.size() / 4, count = wave.samples.size() / 2;
    double real = 0, imaginary = 0, sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double weight = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count));
        const double phase = 2 * std::numbers::pi * hz * static_cast<double>(i) / rateHz;
        real += weight * static_cast<double>(wave.samples[first + i]) * std::cos(phase);
        imaginary += weight * static_cast<double>(wave.samples[first + i]) * std::sin(phase);
        sum += weight;
    }
    return 20 * std::log10(2 * std::hypot(real, imaginary) / sum + 1e-9);
}

}  // namespace

TEST_CASE("a span of time is cut out sample by sample and faded at both ends") {
    const Waveform whole = tones({440}, 2);
    const Waveform part = soundPart(whole, {0.5, 1.25});
    REQUIRE(part.samples.size() == 12000);
    CHECK(std::abs(part.samples.front()) < 1e-3);
    CHECK(std::abs(part.samples.back()) < 1e-3);
    for (std::size_t i = 100; i < 11900; i += 37) {
        CHECK(part.samples[i] == whole.samples[8000 + i]);
    }
}

TEST_CASE("of a band only its frequencies are left") {
    const Waveform whole = tones({300, 1500, 5000}, 2);
    const Waveform part = soundPart(whole, {0.5, 1.5, 1000, 2500});
    CHECK(part.samples.size() == 16000);
    CHECK(levelAt(part, 1500) == doctest::Approx(levelAt(whole, 1500)).epsilon(0.01));
    CHECK(levelAt(part, 300) < levelAt(whole, 300) - 40);
    CHECK(levelAt(part, 5000) < levelAt(whole, 5000) - 40);
    const Waveform low = soundPart(whole, {0.5, 1.5, 0, 1000});
    CHECK(levelAt(low, 300) == doctest::Approx(levelAt(whole, 300)).epsilon(0.01));
    CHECK(levelAt(low, 1500) < levelAt(whole, 1500) - 40);
    const Waveform high = soundPart(whole, {0.5, 1.5, 3000, 20000});
    CHECK(levelAt(high, 5000) == doctest::Approx(levelAt(whole, 5000)).epsilon(0.01));
    CHECK(levelAt(high, 1500) < levelAt(whole, 1500) - 40);
}

TEST_CASE("a part without sound is refused") {
    const Waveform whole = tones({440}, 1);
    CHECK_THROWS_AS(soundPart(whole, {0.5, 0.5}), Error);
    CHECK_THROWS_AS(soundPart(whole, {3, 4}), Error);
    CHECK_THROWS_AS(soundPart(whole, {0.1, 0.5, 2000, 1000}), Error);
}
