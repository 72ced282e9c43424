// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "engine/corpus/demo/demo_sound.h"
#include "engine/corpus/demo/synthesis.h"

using namespace ajepa;
using namespace ajepa::demo;

namespace {

constexpr std::size_t length = 2 * rateHz;
const Voice middle{0.0, 0.5, 0.5, 0.0};

/// Power at one frequency (a Hann-windowed DFT term), independent of the synthesis.
double power(const Samples& sound, std::size_t start, std::size_t count, double hz) {
    std::complex<double> sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count));
        sum += window * sound[start + i] * std::polar(1.0, -2.0 * std::numbers::pi * hz * static_cast<double>(i) / rateHz);
    }
    return std::norm(sum) / static_cast<double>(count);
}

double strongestHz(const Samples& sound, std::size_t start, std::size_t count, double lowHz, double highHz, double stepHz) {
    double best = lowHz;
    double most = 0;
    for (double hz = lowHz; hz <= highHz; hz += stepHz) {
        const double here = power(sound, start, count, hz);
        best = here > most ? hz : best;
        most = std::max(most, here);
    }
    return best;
}

double energy(const Samples& sound, std::size_t start, std::size_t count) {
    double sum = 0;
    for (std::size_t i = start; i < start + count; ++i) {
        sum += sound[i] * sound[i];
    }
    return sum;
}

/// Share of the energy of neighbouring differences: 0 for slow, 4 for the fastest signals; rises with the centre of the spectrum.
double roughness(const Samples& sound) {
    double differences = 0;
    for (std::size_t i = 1; i < sound.size(); ++i) {
        differences += (sound[i] - sound[i - 1]) * (sound[i] - sound[i - 1]);
    }
    return differences / energy(sound, 0, sound.size());
}

}  // namespace

TEST_CASE("a sweep passes the frequencies of its law near both ends") {
    for (std::uint64_t clip = 0; clip < 4; ++clip) {
        RandomStream random(1, "test-sweep", {clip});
        RandomStream same(1, "test-sweep", {clip});
        const Samples sound = sweep(middle, random, length);
        const double lowHz = same.uniform(220.0, 500.0);
        const double octaves = same.uniform(1.0, 3.0);
        const bool rising = same.below(2) == 1;
        const double bend = same.uniform(0.7, 1.4);
        // The frequency in the middle of a window of a tenth of a second.
        for (const std::size_t start : {std::size_t{800}, length - 2800}) {
            const double part = static_cast<double>(start + 800) / static_cast<double>(length);
            const double expectedHz = lowHz * std::exp2(octaves * std::pow(rising ? part : 1.0 - part, bend));
            CHECK(strongestHz(sound, start, 1600, 150.0, 4200.0, 5.0) == doctest::Approx(expectedHz).epsilon(0.05));
        }
    }
}

TEST_CASE("a bell has side partials at the distance of its modulator and a tail purer than its strike") {
    // The first clip with a single strike: its note is known from the same stream.
    for (std::uint64_t clip = 0;; ++clip) {
        RandomStream random(2, "test-bell", {clip});
        RandomStream same(2, "test-bell", {clip});
        if (same.below(4) != 0) {
            continue;
        }
        same.uniform(0.22, 0.4);
        const double hz = semitonesAbove(392.0, pentatonic(static_cast<int>(same.below(8))));
        const Samples bell = fmBell(middle, random, length);
        constexpr double ratio = 1.73;  // of the middle voice
        const std::size_t early = samplesIn(0.05);
        const std::size_t late = samplesIn(1.2);
        const auto side = [&](std::size_t start) { return power(bell, start, 3200, hz * (1.0 + ratio)) / power(bell, start, 3200, hz); };
        const double between = power(bell, early, 3200, hz * (1.0 + 0.5 * ratio)) / power(bell, early, 3200, hz);
        CHECK(side(early) > 0.1);
        CHECK(between < 0.01 * side(early));
        CHECK(side(late) < 0.05 * side(early));
        break;
    }
}

TEST_CASE("a plucked string is in tune and dies away") {
    for (std::uint64_t clip = 0; clip < 3; ++clip) {
        RandomStream random(3, "test-string", {clip});
        RandomStream same(3, "test-string", {clip});
        const Samples sound = pluckedString(middle, random, length);
        same.below(4);
        const double spacing = same.uniform(0.14, 0.32);
        const int lowest = static_cast<int>(same.below(5));
        const double hz = semitonesAbove(130.81, pentatonic(lowest + static_cast<int>(same.below(8))));
        // The first note alone, between its attack and the second note. Ten cents are 0.58 %.
        const std::size_t start = samplesIn(0.03);
        const std::size_t count = samplesIn(spacing - 0.02);
        CHECK(strongestHz(sound, start, count, 0.94 * hz, 1.06 * hz, 0.001 * hz) == doctest::Approx(hz).epsilon(0.0058));
        CHECK(energy(sound, length - 1600, 1600) < 0.25 * energy(sound, samplesIn(spacing * 4.0 + 0.1), 1600));
    }
}

TEST_CASE("families lie where they should in the spectrum") {
    const auto measured = [](Renderer render) {
        double sum = 0;
        for (std::uint64_t clip = 0; clip < 6; ++clip) {
            RandomStream random(4, "test-place", {clip});
            sum += roughness(render(middle, random, length)) / 6.0;
        }
        return sum;
    };
    const double bird = measured(birdChirp);
    const double engine = measured(engineHum);
    const double vowel = measured(formantVowel);
    // A tone of f Hz has 4 sin^2(pi f / rate): 3 kHz gives 1.2, 300 Hz gives 0.014.
    CHECK(bird > 0.8);
    CHECK(bird < 2.8);
    CHECK(vowel < 0.3);
    CHECK(measured(drumGroove) < bird);
    CHECK(measured(rainWind) > vowel);
    CHECK(engine < 0.5 * bird);
}

TEST_CASE("birds and drums pause, hum does not") {
    const auto quietest = [](Renderer render) {
        RandomStream random(5, "test-pause", {0});
        const Samples sound = render(middle, random, length);
        double least = 1e9;
        for (std::size_t start = 3200; start + 3200 < length; start += 400) {
            least = std::min(least, energy(sound, start, 400));
        }
        return least * static_cast<double>(length) / 400.0 / energy(sound, 0, length);
    };
    CHECK(quietest(birdChirp) < 0.02);
    CHECK(quietest(drumGroove) < 0.02);
    CHECK(quietest(engineHum) > 0.2);
}

TEST_CASE("a voice changes the sound of every family") {
    const Voice other{3.0, 0.9, 0.1, 0.0};
    for (const Renderer render : {sweep, fmBell, pluckedString, formantVowel, birdChirp, engineHum, rainWind, drumGroove}) {
        RandomStream first(6, "test-voice");
        RandomStream second(6, "test-voice");
        CHECK(render(middle, first, length) != render(other, second, length));
    }
}
