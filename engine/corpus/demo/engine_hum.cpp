// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {

// Overtones of the firing frequency whose loudness pulses with each turn of the crank, some exhaust noise, and a speed that swells or sinks.
Samples engineHum(const Voice& voice, RandomStream& random, std::size_t count) {
    const double idleHz = semitonesAbove(random.uniform(34.0, 62.0), voice.semitones);
    const double swell = random.uniform(-5.0, 9.0);
    const double unevenness = random.uniform(0.1, 0.45);
    const double steepness = 0.9 + 0.7 * (1.0 - voice.brightness);
    std::array<double, 24> levels{};
    std::array<double, 24> phases{};
    for (std::size_t k = 0; k < levels.size(); ++k) {
        levels[k] = random.uniform(0.4, 1.0) / std::pow(static_cast<double>(k + 1), steepness);
        phases[k] = random.uniform();
    }
    LowPass exhaust(500.0 + 1200.0 * voice.brightness);
    LowPass flutter(3.0);
    Oscillator crank;
    double turns = 0;
    Samples samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count);
        const double hz = semitonesAbove(idleHz, swell * part * part * (3.0 - 2.0 * part) + 25.0 * flutter.next(0.05 * random.normal()));
        const double pulse = 1.0 - unevenness * (0.5 + 0.5 * crank.next(0.5 * hz));
        turns += hz / rateHz;
        for (std::size_t k = 0; k < levels.size(); ++k) {
            samples[i] += levels[k] * std::sin(2.0 * std::numbers::pi * (turns * static_cast<double>(k + 1) + phases[k]));
        }
        samples[i] = pulse * (samples[i] + 1.2 * exhaust.next(random.normal()) * pulse * pulse);
    }
    return samples;
}

}  // namespace ajepa::demo
