// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/mask_figures.h"

#include <algorithm>

namespace ajepa {
namespace {

double share(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

std::vector<double> shares(const std::vector<std::int64_t>& parts, std::int64_t whole) {
    std::vector<double> values(parts.size());
    std::transform(parts.begin(), parts.end(), values.begin(), [whole](std::int64_t part) { return share(part, whole); });
    return values;
}

// sizes[n]: draws with n of `cells` cells.
ShareHistogram histogram(const std::vector<std::int64_t>& sizes) {
    ShareHistogram result{std::vector<std::int64_t>(shareBins), 0};
    const auto cells = static_cast<std::int64_t>(sizes.size()) - 1;
    std::int64_t draws = 0, sum = 0;
    for (std::int64_t n = 0; n <= cells; ++n) {
        const std::int64_t count = sizes[static_cast<std::size_t>(n)];
        result.counts[static_cast<std::size_t>(std::min<std::int64_t>(n * shareBins / cells, shareBins - 1))] += count;
        draws += count;
        sum += count * n;
    }
    result.mean = share(sum, draws * cells);
    return result;
}

std::int64_t weightedSum(const std::vector<std::int64_t>& sizes) {
    std::int64_t sum = 0;
    for (std::size_t n = 0; n < sizes.size(); ++n) {
        sum += sizes[n] * static_cast<std::int64_t>(n);
    }
    return sum;
}

}  // namespace

MaskFigures maskFigures(const MaskTally& tally) {
    const auto cells = static_cast<std::int64_t>(tally.contextOfCell.size());
    const std::int64_t united = weightedSum(tally.unionSizes);
    MaskFigures figures;
    figures.draws = tally.draws;
    figures.contextCoverage = shares(tally.contextOfCell, tally.draws);
    figures.targetCoverage = shares(tally.targetOfCell, tally.draws);
    figures.context = histogram(tally.contextSizes);
    figures.targets = histogram(tally.unionSizes);
    figures.hidden = histogram({tally.contextSizes.rbegin(), tally.contextSizes.rend()});
    figures.targetRatio = share(tally.targetCells, tally.targets * cells);
    figures.overlap = share(tally.targetCells - united, tally.targetCells);
    figures.relaxations = shares(tally.relaxations, tally.draws);
    figures.relaxedShare = share(tally.draws - tally.relaxations[0], tally.draws);
    figures.drawnContext = share(tally.drawnContext, tally.draws * cells);
    figures.batchMinimum = share(tally.smallestContexts, tally.batches * cells);
    figures.unreached = shares(tally.unreached, united);
    return figures;
}

}  // namespace ajepa
