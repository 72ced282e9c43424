// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/random_ratio_sampler.h"

#include <algorithm>
#include <cmath>

#include "engine/base/random.h"

namespace ajepa {

RandomRatioSampler::RandomRatioSampler(const RunConfig& config) : grid_{gridTime(config), gridBands(config)}, ratio_(config.mask.ratio) {
    seed_ = config.train.seed;
    truncation_ = config.mask.truncation;
}

int RandomRatioSampler::contextCells(std::int64_t step) const {
    RandomStream stream(seed_, "mask-ratio", {static_cast<std::uint64_t>(step)});
    const double hidden = stream.uniform(ratio_[0], ratio_[1]);
    return std::clamp(static_cast<int>(std::floor(grid_.cells() * (1 - hidden))), 1, grid_.cells() - 1);
}

ClipMasks RandomRatioSampler::sample(std::int64_t step, std::uint64_t clip) const {
    RandomStream stream(seed_, "mask-permutation", {static_cast<std::uint64_t>(step), clip});
    const auto order = stream.permutation(static_cast<std::uint32_t>(grid_.cells()));
    const auto keep = static_cast<std::ptrdiff_t>(contextCells(step));
    ClipMasks masks;
    // Marking the cells and reading the marks in order sorts both lists at once.
    std::vector<std::uint8_t> seen(order.size(), 0);
    std::for_each(order.begin(), order.begin() + keep, [&](std::uint32_t cell) { seen[cell] = 1; });
    masks.context.resize(order.size());
    std::vector<std::int32_t>& hidden = masks.targets.emplace_back(order.size());
    std::size_t contextSize = 0, hiddenSize = 0;
    for (std::size_t cell = 0; cell < order.size(); ++cell) {
        // Without a branch, which no processor could foresee: both are written, one of them counts.
        masks.context[contextSize] = hidden[hiddenSize] = static_cast<std::int32_t>(cell);
        contextSize += seen[cell];
        hiddenSize += 1U - seen[cell];
    }
    masks.context.resize(contextSize);
    hidden.resize(hiddenSize);
    return masks;
}

}  // namespace ajepa
