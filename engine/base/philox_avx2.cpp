// SPDX-License-Identifier: Apache-2.0
// The functions with AVX2 name it themselves, so that the choice at run time can stand beside them.
#include <immintrin.h>

#include "engine/base/philox.h"

#define AJEPA_TARGET __attribute__((target("avx2")))

namespace ajepa {
namespace {

struct Products {
    __m256i low, high;
};

// The processor multiplies every second lane: even lanes first, then odd ones, and both are put together again.
AJEPA_TARGET inline Products multiply(__m256i x, __m256i factor) {
    constexpr int oddLanes = 0xAA;
    const __m256i even = _mm256_mul_epu32(x, factor);
    const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(x, 32), factor);
    return {_mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), oddLanes), _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, oddLanes)};
}

AJEPA_TARGET inline __m256i all(std::uint32_t value) {
    return _mm256_set1_epi32(static_cast<int>(value));
}

// From the four words of eight counters to the counters one after the other.
AJEPA_TARGET inline void storeByCounter(const __m256i (&word)[4], std::uint32_t* numbers) {
    const __m256i low01 = _mm256_unpacklo_epi32(word[0], word[1]), high01 = _mm256_unpackhi_epi32(word[0], word[1]);
    const __m256i low23 = _mm256_unpacklo_epi32(word[2], word[3]), high23 = _mm256_unpackhi_epi32(word[2], word[3]);
    const __m256i pairs[4] = {_mm256_unpacklo_epi64(low01, low23), _mm256_unpackhi_epi64(low01, low23), _mm256_unpacklo_epi64(high01, high23),
                              _mm256_unpackhi_epi64(high01, high23)};  // counters 0 and 4, 1 and 5, 2 and 6, 3 and 7
    auto* const out = reinterpret_cast<__m256i*>(numbers);
    _mm256_storeu_si256(out, _mm256_permute2x128_si256(pairs[0], pairs[1], 0x20));
    _mm256_storeu_si256(out + 1, _mm256_permute2x128_si256(pairs[2], pairs[3], 0x20));
    _mm256_storeu_si256(out + 2, _mm256_permute2x128_si256(pairs[0], pairs[1], 0x31));
    _mm256_storeu_si256(out + 3, _mm256_permute2x128_si256(pairs[2], pairs[3], 0x31));
}

AJEPA_TARGET void eightBlocks(const std::array<std::uint32_t, 4>& counter, const std::array<std::uint32_t, 2>& key, std::uint32_t* numbers) {
    __m256i c[4] = {_mm256_add_epi32(all(counter[0]), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)), all(counter[1]), all(counter[2]), all(counter[3])};
    __m256i k0 = all(key[0]), k1 = all(key[1]);
    const __m256i factor0 = all(0xD2511F53U), factor1 = all(0xCD9E8D57U);
    for (int round = 0; round < 10; ++round) {
        const Products p0 = multiply(c[0], factor0), p1 = multiply(c[2], factor1);
        c[0] = _mm256_xor_si256(_mm256_xor_si256(p1.high, c[1]), k0);
        c[2] = _mm256_xor_si256(_mm256_xor_si256(p0.high, c[3]), k1);
        c[1] = p1.low;
        c[3] = p0.low;
        k0 = _mm256_add_epi32(k0, all(0x9E3779B9U));
        k1 = _mm256_add_epi32(k1, all(0xBB67AE85U));
    }
    storeByCounter(c, numbers);
}

}  // namespace

PhiloxBlocks philoxBlocksVector() {
    static const PhiloxBlocks chosen = __builtin_cpu_supports("avx2") ? &eightBlocks : nullptr;
    return chosen;
}

}  // namespace ajepa
