// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/mask_tally.h"

#include <algorithm>

namespace ajepa {
namespace {

void addTo(std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& others) {
    sums.resize(std::max(sums.size(), others.size()));
    for (std::size_t i = 0; i < others.size(); ++i) {
        sums[i] += others[i];
    }
}

}  // namespace

MaskTally::MaskTally(PatchGrid grid) {
    const auto cells = static_cast<std::size_t>(grid.cells());
    contextOfCell.resize(cells);
    targetOfCell.resize(cells);
    contextSizes.resize(cells + 1);
    unionSizes.resize(cells + 1);
    relaxations.resize(1);
}

void MaskTally::add(const MaskTally& other) {
    draws += other.draws;
    targets += other.targets;
    targetCells += other.targetCells;
    drawnContext += other.drawnContext;
    batches += other.batches;
    smallestContexts += other.smallestContexts;
    addTo(contextOfCell, other.contextOfCell);
    addTo(targetOfCell, other.targetOfCell);
    addTo(contextSizes, other.contextSizes);
    addTo(unionSizes, other.unionSizes);
    addTo(relaxations, other.relaxations);
    addTo(unreached, other.unreached);
}

MaskCounter::MaskCounter(PatchGrid grid, const Reachability* reach)
    : reach_(reach), context_(grid.cells()), targets_(grid.cells()), scratch_(grid.cells()) {}

void MaskCounter::add(MaskTally& tally, const ClipMasks& clip, std::int64_t drawnContext) {
    context_.clear();
    targets_.clear();
    context_.add(clip.context);
    for (const auto& target : clip.targets) {
        targets_.add(target);
        tally.targetCells += static_cast<std::int64_t>(target.size());
    }
    context_.forEach([&](std::int32_t cell) { ++tally.contextOfCell[static_cast<std::size_t>(cell)]; });
    targets_.forEach([&](std::int32_t cell) { ++tally.targetOfCell[static_cast<std::size_t>(cell)]; });
    ++tally.contextSizes[clip.context.size()];
    ++tally.unionSizes[static_cast<std::size_t>(targets_.count())];
    const auto dropped = static_cast<std::size_t>(clip.relaxations);
    tally.relaxations.resize(std::max(tally.relaxations.size(), dropped + 1));
    ++tally.relaxations[dropped];
    tally.targets += static_cast<std::int64_t>(clip.targets.size());
    tally.drawnContext += drawnContext;
    ++tally.draws;
    if (reach_ != nullptr) {
        reach_->addUnreached(context_, targets_, scratch_, tally.unreached);
    }
}

}  // namespace ajepa
