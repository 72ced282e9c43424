// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/masking/mask_tally.h"

namespace ajepa {

/// Shares of the grid in bins of equal width: bin i counts draws whose share lies in [i, i + 1) / bins; a share of 1 is in the last.
struct ShareHistogram {
    std::vector<std::int64_t> counts;
    double mean = 0;
};

/// What a set of draws does on average. Shares are between 0 and 1; coverage has one value a cell, row-major as in PatchGrid.
struct MaskFigures {
    std::int64_t draws = 0;
    std::vector<double> contextCoverage;  ///< share of draws whose context holds the cell
    std::vector<double> targetCoverage;   ///< share of draws of which some target holds the cell
    ShareHistogram context;               ///< cells that the context encoder gets
    ShareHistogram targets;               ///< cells in any target
    ShareHistogram hidden;                ///< cells that are not in the context
    double targetRatio = 0;               ///< mean share of the grid of one target
    double overlap = 0;                   ///< of the targets' cells, counted target by target, the share that lies in another target already counted
    double relaxedShare = 0;              ///< share of draws for which constraints were dropped
    std::vector<double> relaxations;      ///< share of draws by the number of constraints dropped, from 0
    double drawnContext = 0;              ///< mean share of the grid in the context before truncation
    double batchMinimum = 0;              ///< mean over batches of the smallest context before truncation, share of the grid
    /// Share of target cells that no context cell has reached after each layer of the predictor; empty if its windows do not fit the grid.
    std::vector<double> unreached;
};

constexpr int shareBins = 50;

MaskFigures maskFigures(const MaskTally& tally);

}  // namespace ajepa
