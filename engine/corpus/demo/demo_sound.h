// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/random.h"

namespace ajepa::demo {

inline constexpr int rateHz = 16000;

/// Sound in double precision while it is made; mono at rateHz.
using Samples = std::vector<double>;

/// The timbre that all clips of one group share, as a speaker or an instrument does.
struct Voice {
    double semitones = 0;   ///< pitch offset, -5 to 5
    double brightness = 0;  ///< 0 dark to 1 bright
    double decay = 0;       ///< 0 short to 1 long
    double noiseLevel = 0;  ///< standard deviation of the noise floor relative to the peak, 0.001 to 0.006
};

/// Makes one clip of a family: `count` samples, any level; the corpus sets fades, noise floor and peak. All randomness comes from `random`.
using Renderer = Samples (*)(const Voice& voice, RandomStream& random, std::size_t count);

Samples sweep(const Voice& voice, RandomStream& random, std::size_t count);
Samples fmBell(const Voice& voice, RandomStream& random, std::size_t count);
Samples pluckedString(const Voice& voice, RandomStream& random, std::size_t count);
Samples formantVowel(const Voice& voice, RandomStream& random, std::size_t count);
Samples birdChirp(const Voice& voice, RandomStream& random, std::size_t count);
Samples engineHum(const Voice& voice, RandomStream& random, std::size_t count);
Samples rainWind(const Voice& voice, RandomStream& random, std::size_t count);
Samples drumGroove(const Voice& voice, RandomStream& random, std::size_t count);

}  // namespace ajepa::demo
