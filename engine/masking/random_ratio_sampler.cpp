// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/random_ratio_sampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/random.h"
#include "engine/masking/cell_lists.h"

namespace ajepa {

RandomRatioSampler::RandomRatioSampler(const RunConfig& config)
    : grid_{gridTime(config), gridBands(config)}, ratio_(config.mask.ratio), cells_(static_cast<std::size_t>(grid_.cells())) {
    std::iota(cells_.begin(), cells_.end(), 0U);
    seed_ = config.train.seed;
    truncation_ = config.mask.truncation;
}

int RandomRatioSampler::contextCells(std::int64_t step) const {
    RandomStream stream(seed_, "mask-ratio", {static_cast<std::uint64_t>(step)});
    const double hidden = stream.uniform(ratio_[0], ratio_[1]);
    return std::clamp(static_cast<int>(std::floor(grid_.cells() * (1 - hidden))), 1, grid_.cells() - 1);
}

/// Memory of a draw, and what the clips of a step share.
struct RandomRatioSampler::Draw {
    Draw(std::uint64_t seed, std::int64_t drawnStep, std::size_t cells, std::size_t context)
        : key(seed, "mask-permutation"),
          step(static_cast<std::uint64_t>(drawnStep)),
          hidden(cells - context),
          order(cells),
          marks((cells + 7) / 8 * 8) {}
    RandomStream::Key key;
    std::uint64_t step;
    std::size_t hidden;  ///< cells of the target
    std::vector<std::uint32_t> order;
    std::vector<std::uint8_t> marks;
};

// The last places of a permutation are final before the first ones are looked at, so only they are drawn.
void RandomRatioSampler::sample(Draw& draw, std::uint64_t clip, ClipMasks& masks) const {
    RandomStream stream(draw.key, {draw.step, clip});
    std::copy(cells_.begin(), cells_.end(), draw.order.begin());
    stream.settle(draw.order, draw.hidden);
    std::fill(draw.marks.begin(), draw.marks.end(), std::uint8_t{0});
    for (const std::uint32_t cell : std::span(draw.order).last(draw.hidden)) {
        draw.marks[cell] = 1;
    }
    masks.targets.resize(1);
    masks.relaxations = 0;
    cellLists(draw.marks, cells_.size(), draw.hidden, masks.context, masks.targets.front());
}

ClipMasks RandomRatioSampler::sample(std::int64_t step, std::uint64_t clip) const {
    Draw draw(seed_, step, cells_.size(), static_cast<std::size_t>(contextCells(step)));
    ClipMasks masks;
    sample(draw, clip, masks);
    return masks;
}

void RandomRatioSampler::sampleAll(std::int64_t step, std::span<const std::uint64_t> clips, std::span<ClipMasks> masks) const {
    Draw draw(seed_, step, cells_.size(), static_cast<std::size_t>(contextCells(step)));
    for (std::size_t i = 0; i < clips.size(); ++i) {
        sample(draw, clips[i], masks[i]);
    }
}

}  // namespace ajepa
