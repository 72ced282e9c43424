// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "engine/masking/cell_bits.h"
#include "engine/masking/mask_plan.h"

namespace ajepa {

/// Which cells of the grid know anything of the context after each layer of a predictor: what one cell attends to reaches it (method.md 1.9, finding 3).
/// Windows and the seam of their roll are those of WindowAttention; a layer that attends globally, or a per-target feed, connects all cells.
class Reachability {
public:
    /// Throws Error(request) if a window does not divide the grid.
    Reachability(const PredictorConfig& predictor, PatchGrid grid);

    int layers() const { return static_cast<int>(layers_.size()); }
    /// Grows `reached` (at first the context) by one layer, counted from 0.
    void spread(int layer, CellBits& reached) const;
    /// Cells of `targets` that no cell of `context` has reached after each layer. `scratch` is overwritten.
    void addUnreached(const CellBits& context, const CellBits& targets, CellBits& scratch, std::vector<std::int64_t>& unreachedOfLayer) const;

private:
    /// The part of a group of cells that lies in one word of a CellBits.
    struct Piece {
        std::size_t word;
        std::uint64_t bits;
    };
    using Group = std::vector<Piece>;
    using Groups = std::vector<Group>;

    static Groups groupsOf(const std::vector<int>& groupOfCell);

    std::vector<std::shared_ptr<const Groups>> layers_;
};

}  // namespace ajepa
