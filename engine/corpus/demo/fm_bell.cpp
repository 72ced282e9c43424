// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {
namespace {

// Chowning, "The synthesis of complex audio spectra by means of frequency modulation", JAES 21(7), 1973: bells have an inharmonic ratio of
// modulator to carrier and an index that decays with the loudness, so that the strike is bright and the tail is pure.
Samples strike(double carrierHz, double ratio, double index, double seconds) {
    Samples samples(samplesIn(seconds));
    Oscillator modulator;
    double turns = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double bend = index * decay60(i, 0.8 * seconds) * modulator.next(ratio * carrierHz);
        samples[i] = attack(i, 0.002) * decay60(i, seconds) * std::sin(2.0 * std::numbers::pi * turns + bend);
        turns += carrierHz / rateHz;
        turns -= std::floor(turns);
    }
    return samples;
}

}  // namespace

// One to four strikes of a bell on notes of the pentatonic scale.
Samples fmBell(const Voice& voice, RandomStream& random, std::size_t count) {
    constexpr std::array<double, 3> ratios = {1.4, 1.73, 2.76};
    const double ratio = ratios[std::min<std::size_t>(2, static_cast<std::size_t>(voice.decay * 3.0))];
    const double index = 1.2 + 2.5 * voice.brightness;
    const std::uint32_t strikes = 1 + random.below(4);
    const double spacing = random.uniform(0.22, 0.4);
    Samples samples(count);
    for (std::uint32_t s = 0; s < strikes; ++s) {
        const double hz = semitonesAbove(392.0, voice.semitones + pentatonic(static_cast<int>(random.below(8))));
        const double seconds = 1.2 + 1.5 * voice.decay;
        mixInto(samples, strike(hz, ratio, index, seconds), samplesIn(0.02 + spacing * s), random.uniform(0.6, 1.0));
    }
    return samples;
}

}  // namespace ajepa::demo
