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
    masks.context.assign(order.begin(), order.begin() + keep);
    masks.targets.emplace_back(order.begin() + keep, order.end());
    std::sort(masks.context.begin(), masks.context.end());
    std::sort(masks.targets[0].begin(), masks.targets[0].end());
    return masks;
}

}  // namespace ajepa
