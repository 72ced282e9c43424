// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "engine/corpus/demo/synthesis.h"

namespace ajepa::demo {
namespace {

// Karplus and Strong, "Digital synthesis of plucked-string and drum timbres", Computer Music Journal 7(2), 1983, with the all-pass that tunes the
// loop to a fraction of a sample of Jaffe and Smith, "Extensions of the Karplus-Strong plucked-string algorithm", same issue.
Samples pluck(double hz, double brightness, double seconds, RandomStream& random, std::size_t count) {
    const double period = rateHz / hz;
    // The averaging filter delays by half a sample; the all-pass supplies between 0.1 and 1.1 samples.
    const auto length = static_cast<std::size_t>(std::floor(period - 0.5 - 0.1));
    const double rest = period - 0.5 - static_cast<double>(length);
    const double tuning = (1.0 - rest) / (1.0 + rest);
    const double loss = std::pow(0.001, period / (rateHz * seconds));
    Samples line(length);
    LowPass soften(1200.0 + 5000.0 * brightness);
    for (double& sample : line) {
        sample = soften.next(random.uniform(-1.0, 1.0));
    }
    // The loop would keep a constant part for as long as the lowest tone.
    const double mean = std::accumulate(line.begin(), line.end(), 0.0) / static_cast<double>(length);
    for (double& sample : line) {
        sample -= mean;
    }
    Samples samples(count);
    double previous = 0;
    double passIn = 0;
    double passOut = 0;
    for (std::size_t i = 0; i < count; ++i) {
        double& cell = line[i % length];
        const double averaged = loss * 0.5 * (cell + previous);
        previous = cell;
        passOut = tuning * (averaged - passOut) + passIn;
        passIn = averaged;
        samples[i] = attack(i, 0.001) * cell;
        cell = passOut;
    }
    return samples;
}

}  // namespace

// Two to five notes of a broken chord that ring into each other.
Samples pluckedString(const Voice& voice, RandomStream& random, std::size_t count) {
    const std::uint32_t notes = 2 + random.below(4);
    const double spacing = random.uniform(0.14, 0.32);
    const double seconds = 1.0 + 3.0 * voice.decay;
    const int lowest = static_cast<int>(random.below(5));
    Samples samples(count);
    for (std::uint32_t n = 0; n < notes; ++n) {
        const double hz = semitonesAbove(130.81, voice.semitones + pentatonic(lowest + static_cast<int>(random.below(8))));
        const std::size_t start = samplesIn(0.02 + spacing * n);
        const Samples note = pluck(hz, voice.brightness, seconds, random, count - std::min(start, count));
        mixInto(samples, note, start, random.uniform(0.6, 1.0));
    }
    return samples;
}

}  // namespace ajepa::demo
