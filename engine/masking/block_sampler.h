// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "engine/masking/block_geometry.h"

namespace ajepa {

/// Block masks and time-frequency-aware masks (A-JEPA Algorithm 1; method.md 1.4 to 1.7), chosen per step, or per clip, by strategy and curriculum.
/// Sizes are functions of (seed, step), positions of (seed, step, clip).
class BlockSampler final : public MaskSampler {
public:
    /// Throws Error(request) if no block fits into the grid or no context could hold the fewest cells.
    explicit BlockSampler(const RunConfig& config);
    ClipMasks sample(std::int64_t step, std::uint64_t clip) const override;
    bool drawsTimeFrequency(std::int64_t step, std::uint64_t clip) const override;
    PatchGrid grid() const override { return grid_; }

private:
    struct Sizes {
        BlockSize target, context;
    };
    /// What a target hides besides its own cells: all cells of its rows, all cells of its columns.
    struct Reach {
        bool rows = false, columns = false;
    };
    /// For each cell the first target that hides it, or the number of targets where none does.
    struct HiderGrid;

    Sizes drawSizes(std::int64_t step, bool timeFrequency) const;
    Reach reachOf(bool timeFrequency, RandomStream& stream) const;
    HiderGrid hidersOf(std::span<const Block> targets, Reach reach) const;
    std::vector<std::int32_t> cellsOf(const Block& block) const;
    void visibleCells(const Block& block, const HiderGrid& hiders, int constraints, std::vector<std::int32_t>& cells) const;
    void drawContext(ClipMasks& masks, const HiderGrid& hiders, BlockSize size, int targets, RandomStream& stream) const;
    void requirePossible() const;

    PatchGrid grid_;
    MaskConfig mask_;
    CurriculumConfig curriculum_;
    std::int64_t totalSteps_;
    int fewest_;  ///< a context with fewer cells is drawn again
};

}  // namespace ajepa
