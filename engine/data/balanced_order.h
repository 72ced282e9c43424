// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/data/data_order.h"

namespace ajepa {

/// A stream of training clips in which some come more often than others: each epoch is a draw without replacement, by weight, of a number of clips
/// (AudioMAE's weighted sampler, method.md 1.14), and a pure function of (seed, epoch). Safe to use from several loader threads.
class BalancedOrder {
public:
    /// `weights`: one a training clip, positive. An epoch has at most as many clips as there are.
    BalancedOrder(std::uint64_t seed, std::vector<double> weights, std::size_t epochClips);

    /// The clips of batch `step`; batches run across epoch ends.
    std::vector<OrderedClip> batch(std::int64_t step, int batchSize) const;
    std::size_t epochClips() const { return epochClips_; }

private:
    using Positions = std::shared_ptr<const std::vector<std::uint32_t>>;
    Positions drawn(std::int64_t epoch) const;

    std::uint64_t seed_;
    std::vector<double> weights_;
    std::size_t epochClips_;
    mutable std::mutex mutex_;
    mutable std::int64_t keptEpoch_ = -1;  ///< the newest epoch that was drawn
    mutable Positions kept_;
};

}  // namespace ajepa
