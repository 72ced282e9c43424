// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/block_sampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "engine/base/error.h"
#include "engine/masking/curriculum.h"

namespace ajepa {
namespace {

constexpr int triesPerConstraint = 20;
constexpr std::array<double, 2> unitAspect{1.0, 1.0};

// I-JEPA asks for more than min_keep cells; the grid rule reads "fewest" as it stands and scales it with the grid (D7).
int fewestCells(const MaskConfig& mask, PatchGrid grid) {
    if (mask.geometry == MaskGeometry::literal) {
        return mask.minKeep + 1;
    }
    return std::max(mask.minKeep, static_cast<int>(std::ceil(mask.minKeepShare * grid.cells())));
}

// `either` is drawn per clip (D3).
HiddenCells resolve(HiddenCells hidden, RandomStream& stream) {
    if (hidden != HiddenCells::either) {
        return hidden;
    }
    return stream.below(2) == 0 ? HiddenCells::time : HiddenCells::frequency;
}

}  // namespace

struct BlockSampler::HiderGrid {
    std::vector<std::uint8_t> first;
    int bands = 0;

    void fill(int top, int bottom, int left, int right, std::uint8_t target) {
        for (int t = top; t < bottom; ++t) {
            std::fill(first.begin() + t * bands + left, first.begin() + t * bands + right, target);
        }
    }
};

BlockSampler::BlockSampler(const RunConfig& config)
    : grid_{gridTime(config), gridBands(config)},
      mask_(config.mask),
      curriculum_(config.curriculum),
      totalSteps_(config.train.steps),
      fewest_(fewestCells(mask_, grid_)) {
    seed_ = config.train.seed;
    truncation_ = mask_.truncation;
    requirePossible();
}

void BlockSampler::requirePossible() const {
    const std::string shape = std::to_string(grid_.time) + " x " + std::to_string(grid_.bands);
    if (mask_.geometry == MaskGeometry::literal && (grid_.time < 2 || grid_.bands < 2)) {
        throw Error(ErrorKind::request, "The literal block rule needs at least 2 x 2 patches, but the grid has " + shape + ".", "mask.geometry",
                    "set mask.geometry to grid");
    }
    if (fewest_ > grid_.cells()) {
        throw Error(ErrorKind::request, "A context of at least " + std::to_string(fewest_) + " cells does not fit into the " + shape + " grid.",
                    "mask.min_keep", "lower mask.min_keep below " + std::to_string(grid_.cells()));
    }
    const bool needsOneShape = mask_.truncation != Truncation::ragged;
    if (mask_.strategy == MaskStrategy::curriculum && curriculum_.perClip && needsOneShape) {
        throw Error(ErrorKind::request, "A curriculum drawn per clip mixes clips with different target blocks, which cannot be cut to one length.",
                    "mask.truncation", "set mask.truncation to ragged, or curriculum.per_clip to false");
    }
}

bool BlockSampler::drawsTimeFrequency(std::int64_t step, std::uint64_t clip) const {
    if (mask_.strategy == MaskStrategy::curriculum) {
        return drawTimeFrequency(curriculum_, seed_, step, totalSteps_, clip);
    }
    return mask_.strategy == MaskStrategy::timeFrequency;
}

BlockSampler::Sizes BlockSampler::drawSizes(std::int64_t step, bool timeFrequency) const {
    RandomStream stream(seed_, "mask-size", {static_cast<std::uint64_t>(step)});
    const BlockShape target =
        timeFrequency ? BlockShape{mask_.tfTargetScale, mask_.tfTargetAspect} : BlockShape{mask_.targetScale, mask_.targetAspect};
    Sizes sizes;
    sizes.target = drawBlockSize(mask_.geometry, grid_, target, stream);
    sizes.context = drawBlockSize(mask_.geometry, grid_, {mask_.contextScale, unitAspect}, stream);
    for (BlockSize* size : {&sizes.target, &sizes.context}) {
        *size = {std::max(size->time, 1), std::max(size->bands, 1)};
    }
    return sizes;
}

BlockSampler::Reach BlockSampler::reachOf(bool timeFrequency, RandomStream& stream) const {
    if (!timeFrequency) {
        return {};
    }
    const HiddenCells hidden = resolve(mask_.hiddenCells, stream);
    return {hidden != HiddenCells::frequency, hidden != HiddenCells::time};
}

// Later targets are written first, so that each cell ends with the earliest target that hides it: dropping the last constraints is then a comparison.
BlockSampler::HiderGrid BlockSampler::hidersOf(std::span<const Block> targets, Reach reach) const {
    HiderGrid hiders{std::vector<std::uint8_t>(static_cast<std::size_t>(grid_.cells()), static_cast<std::uint8_t>(targets.size())), grid_.bands};
    for (std::size_t i = targets.size(); i-- > 0;) {
        const auto& [top, left, size] = targets[i];
        const auto target = static_cast<std::uint8_t>(i);
        hiders.fill(top, top + size.time, left, left + size.bands, target);
        if (reach.rows) {
            hiders.fill(top, top + size.time, 0, grid_.bands, target);
        }
        if (reach.columns) {
            hiders.fill(0, grid_.time, left, left + size.bands, target);
        }
    }
    return hiders;
}

std::vector<std::int32_t> BlockSampler::cellsOf(const Block& block) const {
    std::vector<std::int32_t> cells(static_cast<std::size_t>(block.size.time) * static_cast<std::size_t>(block.size.bands));
    auto at = cells.begin();
    for (int t = block.top; t < block.top + block.size.time; ++t) {
        std::iota(at, at + block.size.bands, t * grid_.bands + block.left);
        at += block.size.bands;
    }
    return cells;
}

// Cells of the block that none of the first `constraints` targets hides. Written without a branch: a cell that does not count is written over by the next.
void BlockSampler::visibleCells(const Block& block, const HiderGrid& hiders, int constraints, std::vector<std::int32_t>& cells) const {
    cells.resize(static_cast<std::size_t>(block.size.time) * static_cast<std::size_t>(block.size.bands));
    std::size_t count = 0;
    for (int t = block.top; t < block.top + block.size.time; ++t) {
        for (std::int32_t cell = t * grid_.bands + block.left; cell < t * grid_.bands + block.left + block.size.bands; ++cell) {
            cells[count] = cell;
            count += hiders.first[static_cast<std::size_t>(cell)] >= constraints ? 1 : 0;
        }
    }
    cells.resize(count);
}

// The ladder of I-JEPA: the position is drawn again until enough cells are left; after 20 failures the constraint added last is dropped, then the next.
// Without constraints the block is taken as it is.
void BlockSampler::drawContext(ClipMasks& masks, const HiderGrid& hiders, BlockSize size, int targets, RandomStream& stream) const {
    for (int constraints = targets; constraints >= 0; --constraints) {
        for (int attempt = 0; attempt < triesPerConstraint; ++attempt) {
            visibleCells(drawBlock(mask_.geometry, grid_, size, stream), hiders, constraints, masks.context);
            if (static_cast<int>(masks.context.size()) >= fewest_ || constraints == 0) {
                masks.relaxations = targets - constraints;
                return;
            }
        }
    }
}

ClipMasks BlockSampler::sample(std::int64_t step, std::uint64_t clip) const {
    const bool timeFrequency = drawsTimeFrequency(step, clip);
    const Sizes sizes = drawSizes(step, timeFrequency);
    RandomStream stream(seed_, "mask-position", {static_cast<std::uint64_t>(step), clip});
    std::vector<Block> blocks(static_cast<std::size_t>(timeFrequency ? mask_.tfTargets : mask_.targets));
    ClipMasks masks;
    masks.targets.reserve(blocks.size());
    for (Block& block : blocks) {
        block = drawBlock(mask_.geometry, grid_, sizes.target, stream);
        masks.targets.push_back(cellsOf(block));
    }
    drawContext(masks, hidersOf(blocks, reachOf(timeFrequency, stream)), sizes.context, static_cast<int>(blocks.size()), stream);
    return masks;
}

}  // namespace ajepa
