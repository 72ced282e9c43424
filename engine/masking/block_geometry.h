// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "engine/base/random.h"
#include "engine/masking/mask_plan.h"

namespace ajepa {

/// Cells of a rectangle: `time` rows, `bands` columns.
struct BlockSize {
    int time = 0;
    int bands = 0;
};

/// A rectangle in the grid: rows [top, top + size.time), columns [left, left + size.bands).
struct Block {
    int top = 0;
    int left = 0;
    BlockSize size{};
};

/// What a rectangle may look like: its share of the grid and its aspect ratio (time over bands), each [low, high].
struct BlockShape {
    std::array<double, 2> scale;
    std::array<double, 2> aspect;
};

/// Draws the size of a block.
/// literal: I-JEPA's rule (method.md 1.4): one number for scale and aspect, sides in cells as on a square grid, each strictly smaller than the grid.
/// grid: scale and aspect drawn apart, sides relative to the grid's own (method.md 1.6), from 1 up to the whole grid.
BlockSize drawBlockSize(MaskGeometry geometry, PatchGrid grid, const BlockShape& shape, RandomStream& stream);

/// Draws a position: literal with the original's exclusive upper bound, so that the last row and column stay uncovered; grid with the inclusive one (D8).
Block drawBlock(MaskGeometry geometry, PatchGrid grid, BlockSize size, RandomStream& stream);

}  // namespace ajepa
