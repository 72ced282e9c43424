// SPDX-License-Identifier: Apache-2.0
#include "engine/data/balanced_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/random.h"

namespace ajepa {
namespace {

/// The clips whose exponential waiting times, with their weights as rates, end first: successive draws by weight of what is left (Efraimidis and Spirakis 2006).
std::vector<std::uint32_t> drawEpoch(std::uint64_t seed, std::int64_t epoch, const std::vector<double>& weights, std::size_t count) {
    RandomStream stream(seed, "balanced-order", {static_cast<std::uint64_t>(epoch)});
    std::vector<double> waits;
    waits.reserve(weights.size());
    for (const double weight : weights) {
        waits.push_back(-std::log1p(-stream.uniform()) / weight);
    }
    std::vector<std::uint32_t> positions(weights.size());
    std::iota(positions.begin(), positions.end(), 0U);
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return waits[a] != waits[b] ? waits[a] < waits[b] : a < b; };
    std::partial_sort(positions.begin(), positions.begin() + static_cast<std::ptrdiff_t>(count), positions.end(), earlier);
    positions.resize(count);
    return positions;
}

}  // namespace

BalancedOrder::BalancedOrder(std::uint64_t seed, std::vector<double> weights, std::size_t epochClips)
    : seed_(seed), weights_(std::move(weights)), epochClips_(std::min(epochClips, weights_.size())) {}

std::vector<OrderedClip> BalancedOrder::batch(std::int64_t step, int batchSize) const {
    std::vector<OrderedClip> order;
    const auto count = static_cast<std::int64_t>(epochClips_);
    for (std::int64_t place = step * batchSize; place < (step + 1) * batchSize; ++place) {
        order.push_back({place / count, (*drawn(place / count))[static_cast<std::size_t>(place % count)]});
    }
    return order;
}

BalancedOrder::Positions BalancedOrder::drawn(std::int64_t epoch) const {
    const std::lock_guard lock(mutex_);
    if (epoch != keptEpoch_) {
        kept_ = std::make_shared<const std::vector<std::uint32_t>>(drawEpoch(seed_, epoch, weights_, epochClips_));
        keptEpoch_ = epoch;
    }
    return kept_;
}

}  // namespace ajepa
