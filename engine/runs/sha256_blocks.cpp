// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/sha256_blocks.h"

#include <array>
#include <bit>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace ajepa {
namespace {

// Fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2).
alignas(16) constexpr std::array<std::uint32_t, 64> roundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using Schedule = std::array<std::uint32_t, 64>;

std::uint32_t bigEndianWord(const std::byte* bytes) {
    std::uint32_t word = 0;
    for (int i = 0; i < 4; ++i) {
        word = (word << 8) | std::to_integer<std::uint32_t>(bytes[i]);
    }
    return word;
}

Schedule messageSchedule(const std::byte* block) {
    Schedule w{};
    for (std::size_t t = 0; t < 16; ++t) {
        w[t] = bigEndianWord(block + 4 * t);
    }
    for (std::size_t t = 16; t < 64; ++t) {
        const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3);
        const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10);
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    return w;
}

}  // namespace

void sha256BlocksPortable(std::uint32_t* state, const std::byte* data, std::size_t blocks) {
    for (; blocks > 0; --blocks, data += 64) {
        const Schedule w = messageSchedule(data);
        std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (std::size_t t = 0; t < 64; ++t) {
            const std::uint32_t choose = (e & f) ^ (~e & g);
            const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
            const std::uint32_t t1 = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + choose + roundConstants[t] + w[t];
            const std::uint32_t t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + majority;
            h = g, g = f, f = e, e = d + t1;
            d = c, c = b, b = a, a = t1 + t2;
        }
        state[0] += a, state[1] += b, state[2] += c, state[3] += d;
        state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }
}

#if defined(__x86_64__)
namespace {

#define AJEPA_SHA_TARGET __attribute__((target("sha,sse4.1,ssse3")))

AJEPA_SHA_TARGET void blocksWithShaExtensions(std::uint32_t* state, const std::byte* data, std::size_t blocks) {
    const __m128i byteSwap = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const auto lane = [state](int i) { return static_cast<int>(state[i]); };
    // The instructions want the words as A B E F and C D G H, the first in the highest lane.
    __m128i abef = _mm_set_epi32(lane(0), lane(1), lane(4), lane(5));
    __m128i cdgh = _mm_set_epi32(lane(2), lane(3), lane(6), lane(7));
    for (; blocks > 0; --blocks, data += 64) {
        const __m128i abefBefore = abef;
        const __m128i cdghBefore = cdgh;
        __m128i w[4];
        for (int i = 0; i < 4; ++i) {
            w[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(data) + i), byteSwap);
        }
#pragma GCC unroll 16
        for (int group = 0; group < 16; ++group) {
            __m128i& now = w[group % 4];
            const __m128i wk = _mm_add_epi32(now, _mm_load_si128(reinterpret_cast<const __m128i*>(roundConstants.data()) + group));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, wk);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(wk, 0x0E));
            // Words of the group four ahead; the last four groups make words that nobody reads, and the compiler drops them.
            const __m128i last = w[(group + 3) % 4];
            const __m128i partial = _mm_add_epi32(_mm_sha256msg1_epu32(now, w[(group + 1) % 4]), _mm_alignr_epi8(last, w[(group + 2) % 4], 4));
            now = _mm_sha256msg2_epu32(partial, last);
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    alignas(16) std::uint32_t first[4];
    alignas(16) std::uint32_t second[4];
    _mm_store_si128(reinterpret_cast<__m128i*>(first), abef);
    _mm_store_si128(reinterpret_cast<__m128i*>(second), cdgh);
    state[0] = first[3], state[1] = first[2], state[4] = first[1], state[5] = first[0];
    state[2] = second[3], state[3] = second[2], state[6] = second[1], state[7] = second[0];
}

bool hasShaExtensions() {
    constexpr unsigned shaBit = 1U << 29;    // leaf 7, EBX
    constexpr unsigned ssse3Bit = 1U << 9;   // leaf 1, ECX
    constexpr unsigned sse41Bit = 1U << 19;  // leaf 1, ECX
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (b & shaBit) == 0) {
        return false;
    }
    return __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & ssse3Bit) != 0 && (c & sse41Bit) != 0;
}

}  // namespace

Sha256Blocks sha256BlocksX86() {
    static const bool available = hasShaExtensions();
    return available ? blocksWithShaExtensions : nullptr;
}
#else
Sha256Blocks sha256BlocksX86() {
    return nullptr;
}
#endif

}  // namespace ajepa
