// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {
namespace {

// A drop on a surface: a short ring at the pitch of its size.
void addDrop(Samples& samples, std::size_t start, double hz, double gain) {
    Samples drop(samplesIn(0.012));
    Oscillator ring;
    for (std::size_t i = 0; i < drop.size(); ++i) {
        drop[i] = attack(i, 0.0004) * decay60(i, 0.012) * ring.next(hz);
    }
    mixInto(samples, drop, start, gain);
}

}  // namespace

// Noise through a band that wanders slowly (wind), a bright steady hiss and single drops (rain), in a mixture of its own for each clip.
Samples rainWind(const Voice& voice, RandomStream& random, std::size_t count) {
    const double rain = random.uniform(0.0, 1.0);
    const double gustHz = semitonesAbove(random.uniform(280.0, 650.0), voice.semitones);
    const double gustDepth = random.uniform(4.0, 10.0);
    const double gustRateHz = random.uniform(0.3, 0.9);
    Resonator wind;
    LowPass hissFloor(1500.0);
    LowPass hissCeiling(3000.0 + 4000.0 * voice.brightness);
    LowPass breath(2.0);
    Oscillator gust;
    gust.next(rateHz * random.uniform());
    Samples samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double height = gustDepth * (gust.next(gustRateHz) + 20.0 * breath.next(0.05 * random.normal()));
        const double centreHz = std::clamp(semitonesAbove(gustHz, height), 60.0, 4000.0);
        wind.tune(centreHz, 0.35 * centreHz);
        const double noise = random.normal();
        const double hiss = noise - hissFloor.next(noise);
        samples[i] = (1.0 - rain) * 3.0 * std::exp2(height / 12.0) * wind.next(noise) + 0.35 * rain * hissCeiling.next(hiss);
    }
    const auto drops = static_cast<std::uint32_t>(rain * (150.0 + 250.0 * voice.decay) * static_cast<double>(count) / rateHz);
    for (std::uint32_t d = 0; d < drops; ++d) {
        const double size = random.uniform();
        addDrop(samples, random.below(static_cast<std::uint32_t>(count)), semitonesAbove(4500.0, -24.0 * size), 0.2 + 0.6 * size * size);
    }
    return samples;
}

}  // namespace ajepa::demo
