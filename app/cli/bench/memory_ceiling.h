// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace ajepa::cli {

/// How fast a core moves bytes between memory and itself: the best of several loops (AVX2 with and without stores past the cache, the C library's copy)
/// and of several rounds, over buffers in huge pages that fit into no cache. Other programs can only lower a round, so the best one is the nearest to the machine.
class MemoryCeiling {
public:
    MemoryCeiling();
    ~MemoryCeiling();

    /// Bytes read and bytes written of a copy on one core, together, a second.
    double copiedBytesPerSecond();
    /// Bytes that a team of threads reads a second, each its own part: cores that share a memory are not as fast as one of them times their number. Of this
    /// moment: on a shared machine the rate changes within seconds.
    double readBytesPerSecond(int threads);

private:
    struct Buffers;
    std::unique_ptr<Buffers> buffers_;
    double bestCopy_ = 0;
    volatile std::uint64_t kept_ = 0;  ///< so that no read is left out
};

}  // namespace ajepa::cli
