// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/demo/synthesis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ajepa::demo {
namespace {
constexpr double turn = 2.0 * std::numbers::pi;
}

double Oscillator::next(double hz) {
    const double value = std::sin(turn * phase_);
    phase_ += hz / rateHz;
    phase_ -= std::floor(phase_);
    return value;
}

void Resonator::tune(double centreHz, double bandwidthHz) {
    const double radius = std::exp(-std::numbers::pi * bandwidthHz / rateHz);
    a1_ = -2.0 * radius * std::cos(turn * centreHz / rateHz);
    a2_ = radius * radius;
    gain_ = (1.0 - radius * radius) / 2.0;
}

double Resonator::next(double input) {
    const double output = gain_ * (input - x2_) - a1_ * y1_ - a2_ * y2_;
    x2_ = x1_;
    x1_ = input;
    y2_ = y1_;
    y1_ = output;
    return output;
}

LowPass::LowPass(double cutoffHz) : share_(1.0 - std::exp(-turn * cutoffHz / rateHz)) {}

double semitonesAbove(double baseHz, double semitones) {
    return baseHz * std::exp2(semitones / 12.0);
}

double pentatonic(int degree) {
    constexpr std::array<double, 5> steps = {0, 2, 4, 7, 9};
    return 12.0 * (degree / 5) + steps[static_cast<std::size_t>(degree % 5)];
}

std::size_t samplesIn(double seconds) {
    return static_cast<std::size_t>(std::llround(seconds * rateHz));
}

double attack(std::size_t sample, double seconds) {
    return std::min(1.0, static_cast<double>(sample) / (seconds * rateHz));
}

double decay60(std::size_t sample, double seconds) {
    return std::exp(-std::log(1000.0) * static_cast<double>(sample) / (seconds * rateHz));
}

void mixInto(Samples& target, const Samples& sound, std::size_t start, double gain) {
    for (std::size_t i = 0; i < sound.size() && start + i < target.size(); ++i) {
        target[start + i] += gain * sound[i];
    }
}

void finish(Samples& samples) {
    double peak = 0;
    for (const double sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    const std::size_t fade = std::min(samplesIn(0.005), samples.size() / 2);
    for (std::size_t i = 0; i < samples.size() && peak > 0; ++i) {
        const std::size_t edge = std::min(i, samples.size() - 1 - i);
        const double ramp = edge < fade ? 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(edge) / static_cast<double>(fade)) : 1.0;
        samples[i] *= ramp / peak;
    }
}

}  // namespace ajepa::demo
