// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {
namespace {

// Mean formants of men in Hz: Peterson and Barney, "Control methods used in a study of the vowels", JASA 24(2), 1952.
constexpr std::array<std::array<double, 3>, 6> vowels = {
    {{270, 2290, 3010}, {530, 1840, 2480}, {660, 1720, 2410}, {730, 1090, 2440}, {570, 840, 2410}, {300, 870, 2240}}};
constexpr std::array<double, 3> bandwidths = {70, 100, 140};
constexpr std::array<double, 3> levels = {1.0, 0.6, 0.3};

// A rounded saw tooth, differentiated by nature at the end of each period: strong overtones without a hard edge.
double glottis(double phase) {
    return phase < 0.6 ? std::sin(std::numbers::pi * phase / 0.6) * std::sin(std::numbers::pi * phase / 1.2) : 0.0;
}

}  // namespace

// A voice that glides from one vowel to another, with vibrato, in one or two syllables.
Samples formantVowel(const Voice& voice, RandomStream& random, std::size_t count) {
    const auto& from = vowels[random.below(vowels.size())];
    const auto& to = vowels[random.below(vowels.size())];
    const double tract = 1.0 + 0.03 * voice.semitones;  // a higher voice has the shorter tract and higher formants
    const double startHz = semitonesAbove(140.0, 1.6 * voice.semitones + random.uniform(-2.0, 2.0));
    const double fall = random.uniform(-4.0, 3.0);
    const double vibratoHz = random.uniform(4.5, 6.0);
    const double syllables = 1.0 + random.below(2);
    std::array<Resonator, 3> formants;
    Oscillator pitch;
    Oscillator vibrato;
    Samples samples(count);
    double previous = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count);
        const double glide = 0.5 - 0.5 * std::cos(std::numbers::pi * part);
        pitch.next(semitonesAbove(startHz, fall * part + 0.25 * attack(i, 0.6) * vibrato.next(vibratoHz)));
        const double flow = glottis(pitch.phase());
        const double source = flow - previous + 0.004 * random.normal();
        previous = flow;
        for (std::size_t k = 0; k < formants.size(); ++k) {
            formants[k].tune(tract * ((1.0 - glide) * from[k] + glide * to[k]), bandwidths[k]);
            samples[i] += levels[k] * (k == 0 ? 1.0 : 0.5 + voice.brightness) * formants[k].next(source);
        }
        samples[i] *= std::pow(std::abs(std::sin(std::numbers::pi * syllables * part)), 0.4);
    }
    return samples;
}

}  // namespace ajepa::demo
