// SPDX-License-Identifier: Apache-2.0
#include "engine/store/half.h"

#include <algorithm>

#include "engine/features/log_mel.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace ajepa {
namespace {

float scaled(std::uint16_t half, float gain, float mean, float factor) {
    const float value = floatOfHalf(half);
    const float louder = value <= logMelFloor ? logMelFloor : std::max(value + gain, logMelFloor);
    const float centred = louder - mean;
    return centred * factor;
}

}  // namespace

void toHalves(std::span<const float> values, std::uint16_t* halves) {
    std::transform(values.begin(), values.end(), halves, halfOf);
}

void halfRowsPortable(const std::uint16_t* halves, std::size_t rows, const InputScale& scale, float* out) {
    const std::size_t mels = scale.mean.size();
    for (std::size_t row = 0; row < rows; ++row, halves += mels, out += mels) {
        for (std::size_t mel = 0; mel < mels; ++mel) {
            out[mel] = scaled(halves[mel], scale.gain, scale.mean[mel], scale.factor[mel]);
        }
    }
}

#if defined(__x86_64__)
namespace {

__attribute__((target("avx,f16c"))) void halfRowsF16c(const std::uint16_t* halves, std::size_t rows, const InputScale& scale, float* out) {
    const std::size_t mels = scale.mean.size();
    const std::size_t whole = mels / 8 * 8;
    const __m256 gain = _mm256_set1_ps(scale.gain);
    const __m256 floor = _mm256_set1_ps(logMelFloor);
    for (std::size_t row = 0; row < rows; ++row, halves += mels, out += mels) {
        for (std::size_t mel = 0; mel < whole; mel += 8) {
            const __m256 value = _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(halves + mel)));
            const __m256 gainAboveFloor = _mm256_and_ps(_mm256_cmp_ps(value, floor, _CMP_GT_OQ), gain);
            const __m256 louder = _mm256_max_ps(floor, _mm256_add_ps(value, gainAboveFloor));
            const __m256 centred = _mm256_sub_ps(louder, _mm256_loadu_ps(scale.mean.data() + mel));
            _mm256_storeu_ps(out + mel, _mm256_mul_ps(centred, _mm256_loadu_ps(scale.factor.data() + mel)));
        }
        for (std::size_t mel = whole; mel < mels; ++mel) {
            out[mel] = scaled(halves[mel], scale.gain, scale.mean[mel], scale.factor[mel]);
        }
    }
}

/// Asked of the processor itself: clang 14's __builtin_cpu_supports does not know it. Whether the system keeps the wide registers is asked with AVX.
bool hasF16c() {
    unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
    return __get_cpuid(1, &eax, &ebx, &ecx, &edx) != 0 && (ecx & bit_F16C) != 0;
}

}  // namespace

HalfRows halfRowsX86() {
    static const bool available = __builtin_cpu_supports("avx") != 0 && hasF16c();
    return available ? halfRowsF16c : nullptr;
}
#else
HalfRows halfRowsX86() {
    return nullptr;
}
#endif

void halfRows(const std::uint16_t* halves, std::size_t rows, const InputScale& scale, float* out) {
    static const HalfRows quickest = halfRowsX86() != nullptr ? halfRowsX86() : halfRowsPortable;
    quickest(halves, rows, scale, out);
}

}  // namespace ajepa
