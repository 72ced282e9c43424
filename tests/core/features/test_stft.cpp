// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

#include "engine/base/error.h"
#include "engine/features/stft.h"

using namespace ajepa;

namespace {

std::vector<float> sine(double cyclesPerSample, std::size_t samples, float amplitude = 1) {
    std::vector<float> wave;
    for (std::size_t i = 0; i < samples; ++i) {
        wave.push_back(amplitude * static_cast<float>(std::sin(2 * std::numbers::pi * cyclesPerSample * static_cast<double>(i))));
    }
    return wave;
}

std::vector<float> frame(const StftSettings& settings, std::span<const float> samples, std::int64_t index) {
    const Stft stft(settings);
    std::vector<float> levels(static_cast<std::size_t>(stft.bins()));
    stft.levels(samples, index, levels);
    return levels;
}

}  // namespace

TEST_CASE("a full-scale sine has 0 dB in its bin, whatever the window") {
    for (const StftWindow window : {StftWindow::hann, StftWindow::hamming, StftWindow::blackmanHarris}) {
        const StftSettings settings{1024, 1024, 256, window};
        const auto levels = frame(settings, sine(64.0 / 1024, 8192), 10);
        CHECK(levels[64] == doctest::Approx(0).epsilon(0.01));
        CHECK(levels[200] < -60);
        CHECK(frame(settings, sine(64.0 / 1024, 8192, 0.1F), 10)[64] == doctest::Approx(-20).epsilon(0.01));
    }
}

TEST_CASE("levels are those of the transform by its definition") {
    const StftSettings settings{48, 64, 16, StftWindow::hann};
    std::vector<float> samples;
    std::uint32_t state = 3;
    for (int i = 0; i < 500; ++i) {
        state = state * 1664525U + 1013904223U;
        samples.push_back(static_cast<float>(state >> 8U) / 16777216.0F - 0.5F);
    }
    for (const std::int64_t index : {std::int64_t{0}, std::int64_t{9}, std::int64_t{31}}) {
        const auto levels = frame(settings, samples, index);
        REQUIRE(levels.size() == 33);
        for (std::size_t bin = 0; bin < levels.size(); ++bin) {
            std::complex<double> sum = 0;
            for (int i = 0; i < 48; ++i) {
                const std::int64_t at = index * 16 - 24 + i;
                if (at >= 0 && at < 500) {
                    const double weight = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / 48);
                    sum += weight * static_cast<double>(samples[static_cast<std::size_t>(at)]) *
                           std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(bin) * i / 64);
                }
            }
            CHECK(levels[bin] == doctest::Approx(20 * std::log10(std::abs(sum) / 12)).epsilon(1e-3));  // half the window's sum is 12
        }
    }
}

TEST_CASE("silence has the floor and no samples no frames") {
    const std::vector<float> silence(4000, 0.0F);
    CHECK(frame({}, silence, 3)[10] == stftFloorDb);
    CHECK(Stft({}).frameCount(0) == 0);
    CHECK(Stft({}).frameCount(4000) == 16);
}

TEST_CASE("settings that make no sense are named") {
    CHECK_THROWS_AS(Stft({1024, 1000, 256, StftWindow::hann}), Error);
    CHECK_THROWS_AS(Stft({2048, 1024, 256, StftWindow::hann}), Error);
    CHECK_THROWS_AS(Stft({1024, 1024, 0, StftWindow::hann}), Error);
}
