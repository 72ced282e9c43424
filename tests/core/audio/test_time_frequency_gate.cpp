// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

#include "engine/audio/time_frequency_gate.h"
#include "engine/base/error.h"

using namespace ajepa;

namespace {

constexpr int rateHz = 16000;

Waveform noise(std::size_t samples, int rate = rateHz) {
    Waveform wave{{}, rate};
    std::uint32_t state = 7;
    for (std::size_t i = 0; i < samples; ++i) {
        state = state * 1664525U + 1013904223U;
        wave.samples.push_back(0.5F * (static_cast<float>(state) / 2147483648.0F - 1.0F));
    }
    return wave;
}

/// Four half seconds, four bands.
TimeFrequencyGrid grid() {
    return {{0, 0.5, 1, 1.5, 2}, {0, 1000, 2000, 4000, 8000}};
}

std::vector<std::int32_t> allCells(const TimeFrequencyGrid& grid) {
    std::vector<std::int32_t> cells(grid.times() * grid.bands());
    std::iota(cells.begin(), cells.end(), 0);
    return cells;
}

double power(std::span<const float> samples) {
    return std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) / static_cast<double>(samples.size());
}

double differenceDb(const Waveform& a, const Waveform& b) {
    double error = 0;
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        error += std::pow(double{a.samples[i]} - b.samples[i], 2);
    }
    return 10 * std::log10(error / static_cast<double>(a.samples.size()) / power(a.samples) + 1e-30);
}

/// Energy between two frequencies of 4096 samples from `startS`, by a plain Fourier sum under a Hann window.
double energyIn(const Waveform& wave, double startS, double lowHz, double highHz) {
    constexpr std::size_t length = 4096;
    const auto start = static_cast<std::size_t>(startS * wave.sampleRateHz);
    double energy = 0;
    for (double hz = lowHz; hz < highHz; hz += 25) {
        std::complex<double> sum = 0;
        const std::complex<double> turn = std::polar(1.0, -2 * std::numbers::pi * hz / wave.sampleRateHz);
        std::complex<double> phase = 1;
        for (std::size_t i = 0; i < length; ++i, phase *= turn) {
            const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / length);
            sum += window * wave.samples[start + i] * phase;
        }
        energy += std::norm(sum);
    }
    return energy;
}

double ratioDb(const Waveform& gated, const Waveform& input, double startS, double lowHz, double highHz) {
    return 10 * std::log10(energyIn(gated, startS, lowHz, highHz) / energyIn(input, startS, lowHz, highHz) + 1e-30);
}

}  // namespace

TEST_CASE("keeping all cells gives the sound back") {
    for (const int rate : {8000, 16000, 32000, 44100}) {
        const Waveform input = noise(static_cast<std::size_t>(rate) + 12345, rate);
        const Waveform output = gateCells(input, grid(), allCells(grid()));
        CAPTURE(rate);
        REQUIRE(output.samples.size() == input.samples.size());
        CHECK(output.sampleRateHz == rate);
        CHECK(differenceDb(input, output) < -110);
    }
}

TEST_CASE("a sound shorter than a frame comes back too") {
    for (const std::size_t samples : {std::size_t{0}, std::size_t{1}, std::size_t{127}, std::size_t{513}}) {
        const Waveform input = noise(samples);
        const Waveform output = gateCells(input, grid(), allCells(grid()));
        REQUIRE(output.samples.size() == samples);
        for (std::size_t i = 0; i < samples; ++i) {
            CHECK(output.samples[i] == doctest::Approx(input.samples[i]).epsilon(1e-4));
        }
    }
}

TEST_CASE("a set of cells and the rest of the grid add up to the sound") {
    const Waveform input = noise(32000);
    const std::vector<std::int32_t> some{0, 3, 5, 6, 9, 14};
    std::vector<std::int32_t> rest;
    for (const std::int32_t cell : allCells(grid())) {
        if (std::find(some.begin(), some.end(), cell) == some.end()) {
            rest.push_back(cell);
        }
    }
    Waveform sum = gateCells(input, grid(), some);
    const Waveform other = gateCells(input, grid(), rest);
    std::transform(sum.samples.begin(), sum.samples.end(), other.samples.begin(), sum.samples.begin(), std::plus());
    CHECK(differenceDb(input, sum) < -110);
}

TEST_CASE("no cell is silence") {
    const Waveform output = gateCells(noise(8000), grid(), {});
    CHECK(power(output.samples) == 0);
}

TEST_CASE("noise passes inside the cells and is gone outside") {
    const Waveform input = noise(32000);
    const Waveform output = gateCells(input, grid(), std::vector<std::int32_t>{1 * 4 + 2});  // 0.5 to 1 s, 2 to 4 kHz
    CHECK(std::abs(ratioDb(output, input, 0.6, 2150, 3850)) < 1);
    CHECK(ratioDb(output, input, 0.6, 50, 1850) < -40);
    CHECK(ratioDb(output, input, 0.6, 4300, 7950) < -40);
    CHECK(ratioDb(output, input, 0.15, 50, 7950) < -40);
    CHECK(ratioDb(output, input, 1.1, 50, 7950) < -40);
    CHECK(ratioDb(output, input, 1.6, 50, 7950) < -40);
}

TEST_CASE("what lies beyond the outermost lines belongs to the outermost cells") {
    const Waveform input = noise(16000);
    const TimeFrequencyGrid inner{{0.4, 0.6}, {2000, 3000}};
    CHECK(differenceDb(input, gateCells(input, inner, std::vector<std::int32_t>{0})) < -110);
}

TEST_CASE("cells narrower than a bin and shorter than a hop neither amplify nor fail") {
    const Waveform input = noise(16000);
    TimeFrequencyGrid fine;
    for (int i = 0; i <= 100; ++i) {
        fine.edgesS.push_back(0.01 * i / 4);
        fine.edgesHz.push_back(5.0 * i);
    }
    CHECK(differenceDb(input, gateCells(input, fine, allCells(fine))) < -110);
    CHECK(power(gateCells(input, fine, std::vector<std::int32_t>{20 * 100 + 5}).samples) < power(input.samples));
}

TEST_CASE("a cell outside the grid is refused by its number") {
    CHECK_THROWS_WITH_AS(gateCells(noise(100), grid(), std::vector<std::int32_t>{16}), "cell 16 lies outside the grid of 16 cells", Error);
    CHECK_THROWS_AS(gateCells(noise(100), grid(), std::vector<std::int32_t>{-1}), Error);
    CHECK_THROWS_AS(gateCells(noise(100), TimeFrequencyGrid{{0}, {0, 100}}, {}), Error);
}

TEST_CASE("the transform is 32 ms long at 16 and 32 kHz") {
    CHECK(gateWindow(16000) == 512);
    CHECK(gateWindow(32000) == 1024);
    CHECK(gateWindow(44100) == 2048);
}
