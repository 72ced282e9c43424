// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

namespace ajepa::cli {

/// How fast one core moves bytes between memory and itself: the best of several loops (AVX2 with and without stores past the cache, the C library's copy)
/// and of several rounds, over buffers that fit into no cache. Other programs can only lower a round, so the best one is the nearest to the machine.
class MemoryCeiling {
public:
    MemoryCeiling();
    ~MemoryCeiling();

    /// Bytes read and bytes written of a copy, together, a second.
    double copiedBytesPerSecond();
    double readBytesPerSecond();

private:
    struct Buffers;
    std::unique_ptr<Buffers> buffers_;
    double bestCopy_ = 0, bestRead_ = 0;
};

}  // namespace ajepa::cli
