// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/training/update_coefficients.h"

namespace ajepa {

/// The same stretch of every buffer of the arena. `target` is read and written only where an update has one.
struct ArenaStretch {
    float* parameter;
    const float* gradient;
    float* first;  ///< moments
    float* second;
    float* target;
};

/// One AdamW step of the values [begin, end), and with it the EMA of those below `targetEnd` (UpdateCoefficients). `decay` multiplies the parameters.
using ArenaUpdate = void (*)(const ArenaStretch& at, std::int64_t begin, std::int64_t end, std::int64_t targetEnd, float decay,
                             const UpdateCoefficients& c);

/// Runs everywhere.
void updateArenaPortable(const ArenaStretch& at, std::int64_t begin, std::int64_t end, std::int64_t targetEnd, float decay,
                         const UpdateCoefficients& c);

/// The form for AVX2, or nullptr where the processor has it not. Without fused multiplication, so that every value is that of the portable form to the bit and
/// a run may go on on another machine.
ArenaUpdate updateArenaVector();

}  // namespace ajepa
