// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
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
    RandomStream(std::uint64_t seed, std::string_view purpose, std::initializer_list<std::uint64_t> coordinates = {});

    /// 32 uniformly distributed bits.
    std::uint32_t bits();
    /// Uniform in [0, 1) with 53 bits of resolution.
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform integer in [0, bound), without modulo bias. bound > 0.
    std::uint32_t below(std::uint32_t bound);
    /// Standard normal deviate (Box-Muller, one of the pair is kept).
    double normal();
    /// A uniformly distributed permutation of 0 .. count-1 (Fisher-Yates).
    std::vector<std::uint32_t> permutation(std::uint32_t count);

private:
    void refill();

    std::array<std::uint32_t, 2> key_{};
    std::array<std::uint32_t, 4> counter_{};
    std::array<std::uint32_t, 4> block_{};
    unsigned used_ = 4;
    double spareNormal_ = 0;
    bool hasSpareNormal_ = false;
};

/// 64-bit hash of text (FNV-1a with a SplitMix64 finish); stable across platforms and versions.
std::uint64_t stableHash(std::string_view text);

}  // namespace ajepa
