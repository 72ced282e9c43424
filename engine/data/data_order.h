// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace ajepa {

/// One place of the endless stream of training clips.
struct OrderedClip {
    std::int64_t epoch = 0;
    std::size_t position = 0;  ///< index into the list of training clips
};

/// The clips of batch `step`: the stream is one permutation of all clips after another, each a pure function of (seed, epoch); batches run across
/// epoch ends, so that every clip is used once an epoch whatever the batch size.
std::vector<OrderedClip> batchOrder(std::uint64_t seed, std::size_t clips, std::int64_t step, int batchSize);

}  // namespace ajepa
