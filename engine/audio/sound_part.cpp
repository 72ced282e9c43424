// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/sound_part.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/audio/time_frequency_gate.h"
#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr double fadeS = 0.003;
constexpr double marginS = 0.1;

Waveform cut(const Waveform& sound, double startS, double endS) {
    const auto size = static_cast<std::int64_t>(sound.samples.size());
    const auto at = [&](double seconds) { return std::clamp<std::int64_t>(std::llround(seconds * sound.sampleRateHz), 0, size); };
    return {{sound.samples.begin() + at(startS), sound.samples.begin() + at(endS)}, sound.sampleRateHz};
}

/// A grid of up to three bands over all of the sound; `wanted` receives the cell of the band.
TimeFrequencyGrid bandGrid(const Waveform& sound, const SoundPart& part, std::int32_t& wanted) {
    const double topHz = sound.sampleRateHz / 2.0;
    TimeFrequencyGrid grid{{0, std::max(sound.seconds(), 1e-3)}, {0}};
    if (part.lowHz > 0) {
        grid.edgesHz.push_back(std::min(part.lowHz, topHz));
    }
    wanted = static_cast<std::int32_t>(grid.edgesHz.size()) - 1;
    if (part.highHz < topHz) {
        grid.edgesHz.push_back(part.highHz);
    }
    grid.edgesHz.push_back(topHz + 1);
    return grid;
}

void fade(std::vector<float>& samples, int sampleRateHz) {
    const std::size_t length = std::min(static_cast<std::size_t>(fadeS * sampleRateHz), samples.size() / 2);
    for (std::size_t i = 0; i < length; ++i) {
        const auto gain = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(length)));
        samples[i] *= gain;
        samples[samples.size() - 1 - i] *= gain;
    }
}

}  // namespace

Waveform soundPart(const Waveform& sound, const SoundPart& part) {
    const double startS = std::max(part.startS, 0.0), endS = std::min(part.endS, sound.seconds());
    if (!(endS > startS) || (part.highHz != 0 && !(part.highHz > part.lowHz))) {
        throw Error(ErrorKind::request, "the selected part holds no sound");
    }
    Waveform result;
    if (part.highHz == 0) {
        result = cut(sound, startS, endS);
    } else {
        const double from = std::max(startS - marginS, 0.0);
        Waveform wider = cut(sound, from, endS + marginS);
        std::int32_t wanted = 0;
        const TimeFrequencyGrid grid = bandGrid(wider, part, wanted);
        result = cut(gateCells(wider, grid, std::span(&wanted, 1)), startS - from, endS - from);
    }
    fade(result.samples, result.sampleRateHz);
    return result;
}

}  // namespace ajepa
