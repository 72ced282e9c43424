// SPDX-License-Identifier: Apache-2.0
#include "engine/base/philox.h"

namespace ajepa {
namespace {

std::uint32_t low32(std::uint64_t x) {
    return static_cast<std::uint32_t>(x);
}
std::uint32_t high32(std::uint64_t x) {
    return static_cast<std::uint32_t>(x >> 32);
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> c, std::array<std::uint32_t, 2> k) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p0 = 0xD2511F53ULL * c[0];
        const std::uint64_t p1 = 0xCD9E8D57ULL * c[2];
        c = {high32(p1) ^ c[1] ^ k[0], low32(p1), high32(p0) ^ c[3] ^ k[1], low32(p0)};
        k[0] += 0x9E3779B9U;
        k[1] += 0xBB67AE85U;
    }
    return c;
}

#ifndef AJEPA_AVX2
PhiloxBlocks philoxBlocksVector() {
    return nullptr;
}
#endif

}  // namespace ajepa
