// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "engine/audio/loudness.h"

using namespace ajepa;

namespace {

/// A square wave: its root mean square is its amplitude.
Waveform square(std::size_t samples, float amplitude) {
    Waveform wave{std::vector<float>(samples, amplitude), 8000};
    for (std::size_t i = 1; i < samples; i += 2) {
        wave.samples[i] = -amplitude;
    }
    return wave;
}

}  // namespace

TEST_CASE("silence does not lower the level of what sounds") {
    Waveform wave = square(8000, 0.5F);
    CHECK(soundingLevel(wave) == doctest::Approx(0.5));
    wave.samples.resize(80000, 0.0F);
    CHECK(soundingLevel(wave) == doctest::Approx(0.5));
    CHECK(soundingLevel(Waveform{std::vector<float>(100, 0.0F), 8000}) == 0);
    CHECK(soundingLevel(Waveform{{}, 8000}) == 0);
}

TEST_CASE("blocks more than 40 dB under the loudest count as silence") {
    Waveform wave = square(4000, 0.5F);
    const Waveform quieter = square(4000, 0.006F);
    const Waveform quiet = square(4000, 0.004F);
    Waveform with = wave;
    with.samples.insert(with.samples.end(), quieter.samples.begin(), quieter.samples.end());
    CHECK(soundingLevel(with) == doctest::Approx(std::sqrt((0.25 + 0.000036) / 2)));
    wave.samples.insert(wave.samples.end(), quiet.samples.begin(), quiet.samples.end());
    CHECK(soundingLevel(wave) == doctest::Approx(0.5));
}

TEST_CASE("matching brings a quiet sound to the level of the other") {
    Waveform wave = square(8000, 0.1F);
    matchLevel(wave, square(4000, 0.4F));
    CHECK(wave.samples[0] == doctest::Approx(0.4));
    matchLevel(wave, square(4000, 0.02F));
    CHECK(wave.samples[0] == doctest::Approx(0.02));
}

TEST_CASE("matching never goes past full scale nor above 24 dB") {
    Waveform spiky = square(8000, 0.1F);
    spiky.samples[100] = 0.5F;
    matchLevel(spiky, square(8000, 0.9F));
    CHECK(spiky.samples[100] == doctest::Approx(1.0));
    Waveform faint = square(8000, 0.001F);
    matchLevel(faint, square(8000, 0.9F));
    CHECK(faint.samples[0] == doctest::Approx(0.001 * std::pow(10, 24.0 / 20)).epsilon(1e-3));
    Waveform silent{std::vector<float>(100, 0.0F), 8000};
    matchLevel(silent, square(8000, 0.9F));
    CHECK(std::all_of(silent.samples.begin(), silent.samples.end(), [](float sample) { return sample == 0; }));
}
