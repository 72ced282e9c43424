// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {
namespace {

struct Call {
    double fromHz, toHz;  // glide of a syllable
    double seconds;
    double wobbleHz, wobbleSemitones;  // trill
};

Samples syllable(const Call& call, double brightness) {
    Samples samples(samplesIn(call.seconds));
    Oscillator tone;
    Oscillator overtone;
    Oscillator wobble;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(samples.size());
        const double arch = std::sin(std::numbers::pi * part);
        const double hz = semitonesAbove(call.fromHz + (call.toHz - call.fromHz) * part, call.wobbleSemitones * wobble.next(call.wobbleHz));
        const double upper = 2.0 * hz < 0.45 * rateHz ? 0.2 * brightness * overtone.next(2.0 * hz) : 0.0;
        samples[i] = arch * arch * (tone.next(hz) + upper);
    }
    return samples;
}

}  // namespace

// Phrases of one repeated syllable, as many small birds sing: quick glides between 2 and 6 kHz with rests between the phrases.
Samples birdChirp(const Voice& voice, RandomStream& random, std::size_t count) {
    const double centreHz = semitonesAbove(3300.0, voice.semitones);
    Samples samples(count);
    double atS = random.uniform(0.02, 0.15);
    const double endS = static_cast<double>(count) / rateHz;
    while (atS < endS - 0.1) {
        const double interval = random.uniform(1.05, 1.5);
        const bool rising = random.below(2) == 1;
        const Call call{rising ? centreHz / interval : centreHz * interval, rising ? centreHz * interval : centreHz / interval,
                        random.uniform(0.04, 0.08 + 0.1 * voice.decay), random.uniform(20.0, 45.0), random.uniform(0.0, 1.5)};
        const std::uint32_t repeats = 2 + random.below(5);
        for (std::uint32_t r = 0; r < repeats; ++r) {
            mixInto(samples, syllable(call, voice.brightness), samplesIn(atS), random.uniform(0.6, 1.0));
            atS += call.seconds + random.uniform(0.02, 0.05);
        }
        atS += random.uniform(0.12, 0.4);
    }
    return samples;
}

}  // namespace ajepa::demo
