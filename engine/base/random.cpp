// SPDX-License-Identifier: Apache-2.0
#include "engine/base/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>

#include "engine/base/philox.h"

namespace ajepa {
namespace {

constexpr std::uint32_t lastForSeveral = std::numeric_limits<std::uint32_t>::max() - philoxBlocksAtOnce;

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

}  // namespace

std::uint64_t stableHash(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001B3ULL;
    }
    return mix(hash);
}

RandomStream::Key::Key(std::uint64_t seed, std::string_view purpose) {
    const std::uint64_t key = mix(mix(seed) ^ stableHash(purpose));
    words_ = {low32(key), high32(key)};
}

RandomStream::RandomStream(const Key& key, std::initializer_list<std::uint64_t> coordinates) : key_(key.words_) {
    std::uint64_t place = mix(coordinates.size());
    for (const std::uint64_t coordinate : coordinates) {
        place = mix(place ^ mix(coordinate));
    }
    counter_ = {0, 0, low32(place), high32(place)};
}

// Many streams give a few numbers, so the first block comes alone; who goes on gets eight at once where the processor can.
void RandomStream::refill(std::size_t expected) {
    const bool few = counter_[0] == 0 && expected <= 4;
    const PhiloxBlocks several = few || counter_[0] > lastForSeveral ? nullptr : philoxBlocksVector();
    if (several != nullptr) {
        several(counter_, key_, numbers_.data());
        counter_[0] += philoxBlocksAtOnce;
        filled_ = 4 * philoxBlocksAtOnce;
    } else {
        std::ranges::copy(philox(counter_, key_), numbers_.begin());
        filled_ = 4;
        if (++counter_[0] == 0) {
            ++counter_[1];
        }
    }
    used_ = 0;
}

double RandomStream::uniform() {
    const std::uint64_t high = bits();
    const std::uint64_t low = bits();
    return static_cast<double>(((high << 32) | low) >> 11) * 0x1.0p-53;
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
    settle(order, count > 1 ? count - 1 : 0);
    return order;
}

// Numbers are taken from the buffer by run: counting each use in memory would take longer than the exchange. The rare number that might be rejected goes
// the ordinary way.
void RandomStream::settle(std::span<std::uint32_t> order, std::size_t last) {
    const std::size_t end = order.size() - last;
    for (std::size_t i = order.size(); i > end;) {
        if (used_ == filled_) {
            refill(i - end);
        }
        const std::uint32_t* const numbers = numbers_.data() + used_;
        const std::size_t run = std::min<std::size_t>(filled_ - used_, i - end);
        std::size_t taken = 0;
        for (; taken < run && static_cast<std::uint32_t>(numbers[taken] * i) >= i; ++taken, --i) {
            std::swap(order[i - 1], order[numbers[taken] * i >> 32]);
        }
        used_ += static_cast<unsigned>(taken);
        if (taken < run) {
            std::swap(order[i - 1], order[below(static_cast<std::uint32_t>(i))]);
            --i;
        }
    }
}

}  // namespace ajepa
