// SPDX-License-Identifier: Apache-2.0
#include "engine/training/arena_update.h"

#include <algorithm>
#include <cmath>

namespace ajepa {
namespace {

template <bool hasTarget>
[[gnu::always_inline]] inline void updateValues(const ArenaStretch& at, std::int64_t begin, std::int64_t end, float decay,
                                                const UpdateCoefficients& c) {
#pragma omp simd
    for (std::int64_t i = begin; i < end; ++i) {
        const float gradient = at.gradient[i] * c.gradientScale;
        const float first = c.firstKeep * at.first[i] + c.firstAdd * gradient;
        const float second = c.secondKeep * at.second[i] + c.secondAdd * gradient * gradient;
        const float parameter = at.parameter[i] * decay - c.stepSize * first / (std::sqrt(second) * c.secondCorrection + c.epsilon);
        at.first[i] = first;
        at.second[i] = second;
        at.parameter[i] = parameter;
        if constexpr (hasTarget) {
            at.target[i] += c.emaAdd * (parameter - at.target[i]);
        }
    }
}

// Splits [begin, end) where the target ends.
[[gnu::always_inline]] inline void updateBoth(const ArenaStretch& at, std::int64_t begin, std::int64_t end, std::int64_t targetEnd, float decay,
                                              const UpdateCoefficients& c) {
    const std::int64_t middle = std::clamp(targetEnd, begin, end);
    updateValues<true>(at, begin, middle, decay, c);
    updateValues<false>(at, middle, end, decay, c);
}

#if defined(__x86_64__)
// Square roots and divisions of eight values take as long as those of four: with four they, not the memory, are the limit of some processors.
__attribute__((target("avx2"))) void updateArenaAvx2(const ArenaStretch& at, std::int64_t begin, std::int64_t end, std::int64_t targetEnd,
                                                     float decay, const UpdateCoefficients& c) {
    updateBoth(at, begin, end, targetEnd, decay, c);
}
#endif

}  // namespace

void updateArenaPortable(const ArenaStretch& at, std::int64_t begin, std::int64_t end, std::int64_t targetEnd, float decay,
                         const UpdateCoefficients& c) {
    updateBoth(at, begin, end, targetEnd, decay, c);
}

ArenaUpdate updateArenaVector() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) {
        return updateArenaAvx2;
    }
#endif
    return nullptr;
}

}  // namespace ajepa
