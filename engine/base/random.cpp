// SPDX-License-Identifier: Apache-2.0
#include "engine/base/random.h"

#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace ajepa {
namespace {

// SplitMix64's finaliser (Steele et al. 2014): mixes all bits of x.
std::uint64_t mix(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

std::uint32_t low32(std::uint64_t x) {
    return static_cast<std::uint32_t>(x);
}
std::uint32_t high32(std::uint64_t x) {
    return static_cast<std::uint32_t>(x >> 32);
}

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

}  // namespace

std::uint64_t stableHash(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001B3ULL;
    }
    return mix(hash);
}

RandomStream::RandomStream(std::uint64_t seed, std::string_view purpose, std::initializer_list<std::uint64_t> coordinates) {
    const std::uint64_t key = mix(mix(seed) ^ stableHash(purpose));
    std::uint64_t place = mix(coordinates.size());
    for (const std::uint64_t coordinate : coordinates) {
        place = mix(place ^ mix(coordinate));
    }
    key_ = {low32(key), high32(key)};
    counter_ = {0, 0, low32(place), high32(place)};
}

void RandomStream::refill() {
    block_ = philox(counter_, key_);
    if (++counter_[0] == 0) {
        ++counter_[1];
    }
    used_ = 0;
}

std::uint32_t RandomStream::bits() {
    if (used_ == block_.size()) {
        refill();
    }
    return block_[used_++];
}

double RandomStream::uniform() {
    const std::uint64_t high = bits();
    const std::uint64_t low = bits();
    return static_cast<double>(((high << 32) | low) >> 11) * 0x1.0p-53;
}

std::uint32_t RandomStream::below(std::uint32_t bound) {
    // Lemire's method: multiply, and reject the few values that would be favoured.
    std::uint64_t product = std::uint64_t{bits()} * bound;
    if (low32(product) < bound) {  // rarely: only then is the division worth its time
        const std::uint32_t threshold = (0U - bound) % bound;
        while (low32(product) < threshold) {
            product = std::uint64_t{bits()} * bound;
        }
    }
    return high32(product);
}

double RandomStream::normal() {
    if (std::exchange(hasSpareNormal_, false)) {
        return spareNormal_;
    }
    const double radius = std::sqrt(-2.0 * std::log1p(-uniform()));
    const double angle = 2.0 * std::numbers::pi * uniform();
    spareNormal_ = radius * std::sin(angle);
    hasSpareNormal_ = true;
    return radius * std::cos(angle);
}

std::vector<std::uint32_t> RandomStream::permutation(std::uint32_t count) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t i = count; i > 1; --i) {
        std::swap(order[i - 1], order[below(i)]);
    }
    return order;
}

}  // namespace ajepa
