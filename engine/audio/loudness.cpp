// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/loudness.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ajepa {
namespace {

constexpr double blockS = 0.05;
constexpr double gatePower = 1e-4;   // 40 dB
constexpr double mostGain = 15.849;  // 24 dB

/// Mean square of each block; a short last block counts as one.
std::vector<double> blockPowers(const Waveform& sound) {
    const auto block = static_cast<std::size_t>(std::max(1.0, blockS * sound.sampleRateHz));
    std::vector<double> powers;
    for (std::size_t start = 0; start < sound.samples.size(); start += block) {
        const std::size_t end = std::min(start + block, sound.samples.size());
        double sum = 0;
        for (std::size_t i = start; i < end; ++i) {
            sum += double{sound.samples[i]} * sound.samples[i];
        }
        powers.push_back(sum / static_cast<double>(end - start));
    }
    return powers;
}

float peakOf(const Waveform& sound) {
    float peak = 0;
    for (const float sample : sound.samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

}  // namespace

double soundingLevel(const Waveform& sound) {
    const std::vector<double> powers = blockPowers(sound);
    const double loudest = powers.empty() ? 0 : *std::max_element(powers.begin(), powers.end());
    double sum = 0;
    double count = 0;
    for (const double power : powers) {
        if (power > 0 && power >= gatePower * loudest) {
            sum += power;
            ++count;
        }
    }
    return count > 0 ? std::sqrt(sum / count) : 0;
}

void matchLevel(Waveform& sound, const Waveform& reference) {
    const double level = soundingLevel(sound);
    const float peak = peakOf(sound);
    if (level <= 0 || peak <= 0) {
        return;
    }
    const double wanted = std::min({soundingLevel(reference) / level, mostGain, std::max(1.0, 1.0 / peak)});
    for (float& sample : sound.samples) {
        sample = static_cast<float>(sample * wanted);
    }
}

}  // namespace ajepa
