// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/masking/reachability.h"

namespace ajepa {

/// What a set of draws adds up to. Whole numbers only, so that the sum is the same in whatever order threads add to it.
struct MaskTally {
    explicit MaskTally(PatchGrid grid);
    void add(const MaskTally& other);

    std::int64_t draws = 0;
    std::vector<std::int64_t> contextOfCell;  ///< draws whose context holds the cell
    std::vector<std::int64_t> targetOfCell;   ///< draws of which some target holds the cell
    std::vector<std::int64_t> contextSizes;   ///< draws by the number of context cells, 0 to all
    std::vector<std::int64_t> unionSizes;     ///< draws by the number of cells in any target
    std::int64_t targets = 0;                 ///< target blocks
    std::int64_t targetCells = 0;             ///< cells of all target blocks; those in several count each time
    std::vector<std::int64_t> relaxations;    ///< draws by the number of constraints dropped
    std::vector<std::int64_t> unreached;      ///< target cells that know nothing of the context after each layer of the predictor
    std::int64_t drawnContext = 0;            ///< context cells before truncation
    std::int64_t batches = 0;
    std::int64_t smallestContexts = 0;  ///< sum over batches of the smallest context before truncation, cells
};

/// Adds one draw after another to a tally.
class MaskCounter {
public:
    /// `reach` may be nullptr: nothing is known of the predictor.
    MaskCounter(PatchGrid grid, const Reachability* reach);
    /// `drawnContext` is the number of context cells before truncation.
    void add(MaskTally& tally, const ClipMasks& clip, std::int64_t drawnContext);

private:
    const Reachability* reach_;
    CellBits context_, targets_, scratch_;
};

}  // namespace ajepa
