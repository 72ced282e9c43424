// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {
namespace {

Samples kick(double tune) {
    Samples samples(samplesIn(0.28));
    Oscillator drum;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = attack(i, 0.001) * decay60(i, 0.28) * drum.next(tune * (48.0 + 110.0 * decay60(i, 0.09)));
    }
    return samples;
}

Samples snare(double tune, double brightness, RandomStream& random) {
    Samples samples(samplesIn(0.18));
    Oscillator drum;
    LowPass dull(2500.0 + 4000.0 * brightness);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = attack(i, 0.0005) * (0.6 * decay60(i, 0.12) * drum.next(185.0 * tune) + 0.7 * decay60(i, 0.18) * dull.next(random.normal()));
    }
    return samples;
}

Samples hat(double seconds, RandomStream& random) {
    Samples samples(samplesIn(seconds));
    LowPass floor(5500.0);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double noise = random.normal();
        samples[i] = decay60(i, seconds) * (noise - floor.next(noise));
    }
    return samples;
}

}  // namespace

// A beat of sixteen steps: kick on the strong beats, snare on the back beat, hats between, with a few steps of chance and some swing.
Samples drumGroove(const Voice& voice, RandomStream& random, std::size_t count) {
    const double stepS = 60.0 / random.uniform(92.0, 138.0) / 4.0;
    const double swing = random.uniform(0.0, 0.3) * stepS;
    const double tune = semitonesAbove(1.0, 0.6 * voice.semitones);
    const std::uint32_t hatEvery = 1 + random.below(2);
    const auto steps = static_cast<std::uint32_t>(static_cast<double>(count) / rateHz / stepS) + 1;
    const std::uint32_t extraKick = 3 + 4 * random.below(3);
    Samples samples(count);
    for (std::uint32_t s = 0; s < steps; ++s) {
        const std::size_t start = samplesIn(0.01 + stepS * s + (s % 2 == 1 ? swing : 0.0));
        const std::uint32_t beat = s % 16;
        if (beat % 8 == 0 || beat == extraKick) {
            mixInto(samples, kick(tune), start);
        }
        if (beat % 8 == 4 || (beat == 15 && random.below(3) == 0)) {
            mixInto(samples, snare(tune, voice.brightness, random), start, 0.9);
        }
        if (s % hatEvery == 0) {
            mixInto(samples, hat(beat % 8 == 6 ? 0.05 + 0.2 * voice.decay : 0.05, random), start, random.uniform(0.25, 0.5));
        }
    }
    return samples;
}

}  // namespace ajepa::demo
