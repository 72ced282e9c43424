// SPDX-License-Identifier: Apache-2.0
#include "engine/data/data_order.h"

#include "engine/base/random.h"

namespace ajepa {

std::vector<OrderedClip> batchOrder(std::uint64_t seed, std::size_t clips, std::int64_t step, int batchSize) {
    std::vector<OrderedClip> order;
    order.reserve(static_cast<std::size_t>(batchSize));
    std::vector<std::uint32_t> permutation;
    std::int64_t permutedEpoch = -1;
    const auto count = static_cast<std::int64_t>(clips);
    for (std::int64_t place = step * batchSize; place < (step + 1) * batchSize; ++place) {
        const std::int64_t epoch = place / count;
        if (epoch != permutedEpoch) {
            permutation = RandomStream(seed, "data-order", {static_cast<std::uint64_t>(epoch)}).permutation(static_cast<std::uint32_t>(clips));
            permutedEpoch = epoch;
        }
        order.push_back({epoch, permutation[static_cast<std::size_t>(place % count)]});
    }
    return order;
}

}  // namespace ajepa
