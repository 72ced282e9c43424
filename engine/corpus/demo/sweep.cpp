// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {

// A tone that glides over one to three octaves, up or down, evenly in pitch, with two quiet overtones.
Samples sweep(const Voice& voice, RandomStream& random, std::size_t count) {
    const double lowHz = semitonesAbove(random.uniform(220.0, 500.0), voice.semitones);
    const double octaves = random.uniform(1.0, 3.0);
    const bool rising = random.below(2) == 1;
    const double bend = random.uniform(0.7, 1.4);
    std::array<Oscillator, 3> partials;
    const std::array<double, 3> levels = {1.0, 0.05 + 0.25 * voice.brightness, 0.15 * voice.brightness};
    Samples samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count);
        const double height = std::pow(rising ? part : 1.0 - part, bend);
        const double hz = lowHz * std::exp2(octaves * height);
        for (std::size_t k = 0; k < partials.size(); ++k) {
            const double partialHz = hz * static_cast<double>(k + 1);
            // Overtones close to half the rate would fold back.
            samples[i] += (partialHz < 0.45 * rateHz ? levels[k] : 0.0) * partials[k].next(partialHz);
        }
        samples[i] *= attack(i, 0.03) * attack(count - 1 - i, 0.08);
    }
    return samples;
}

}  // namespace ajepa::demo
