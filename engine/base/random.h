// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace ajepa {

/// A stream of random numbers that is a pure function of (seed, purpose, up to three coordinates).
///
/// Every random draw of the program comes from one of these, so worker count, prefetch depth, GUI or CLI and the point of
/// a kill cannot change a run. The generator is Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011): the key is a hash of seed and purpose, the counter holds a hash of the coordinates and the number of draws so far.
///
/// Purposes are short fixed words, for example "data-order", "crop", "curriculum", "mask-size", "mask-position", "weights".
class RandomStream {
public:
    /// What the streams of one seed and purpose share, for whoever needs many of them.
    class Key {
    public:
        Key(std::uint64_t seed, std::string_view purpose);

    private:
        friend class RandomStream;
        std::array<std::uint32_t, 2> words_;
    };

    RandomStream(const Key& key, std::initializer_list<std::uint64_t> coordinates);
    RandomStream(std::uint64_t seed, std::string_view purpose, std::initializer_list<std::uint64_t> coordinates = {})
        : RandomStream(Key(seed, purpose), coordinates) {}

    /// 32 uniformly distributed bits.
    std::uint32_t bits() {
        if (used_ == filled_) {
            refill(1);
        }
        return numbers_[used_++];
    }
    /// Uniform in [0, 1) with 53 bits of resolution.
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform integer in [0, bound), without modulo bias. bound > 0.
    std::uint32_t below(std::uint32_t bound) {
        // Lemire's method: multiply, and reject the few values that would be favoured.
        std::uint64_t product = std::uint64_t{bits()} * bound;
        if (static_cast<std::uint32_t>(product) < bound) {  // rarely: only then is the division worth its time
            const std::uint32_t threshold = (0U - bound) % bound;
            while (static_cast<std::uint32_t>(product) < threshold) {
                product = std::uint64_t{bits()} * bound;
            }
        }
        return static_cast<std::uint32_t>(product >> 32);
    }
    /// Standard normal deviate (Box-Muller, one of the pair is kept).
    double normal();
    /// A uniformly distributed permutation of 0 .. count-1 (Fisher-Yates).
    std::vector<std::uint32_t> permutation(std::uint32_t count);
    /// The first `last` steps of permutation() alone: the last `last` entries of `order` become final, the others are shuffled in part. For 0 .. count-1 they
    /// are those that permutation(count) ends with.
    void settle(std::span<std::uint32_t> order, std::size_t last);

private:
    /// `expected`: how many numbers will be needed, at least.
    void refill(std::size_t expected);

    std::array<std::uint32_t, 2> key_{};
    std::array<std::uint32_t, 4> counter_{};
    std::array<std::uint32_t, 32> numbers_;  ///< the last block, or eight; the first `filled_` count
    unsigned used_ = 0, filled_ = 0;
    double spareNormal_ = 0;
    bool hasSpareNormal_ = false;
};

/// 64-bit hash of text (FNV-1a with a SplitMix64 finish); stable across platforms and versions.
std::uint64_t stableHash(std::string_view text);

}  // namespace ajepa
