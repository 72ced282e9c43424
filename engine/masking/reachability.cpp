// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/reachability.h"

#include <algorithm>

#include "engine/masking/window_plan.h"

namespace ajepa {

Reachability::Groups Reachability::groupsOf(const std::vector<int>& groupOfCell) {
    Groups groups(static_cast<std::size_t>(*std::max_element(groupOfCell.begin(), groupOfCell.end())) + 1);
    for (std::size_t cell = 0; cell < groupOfCell.size(); ++cell) {
        Group& group = groups[static_cast<std::size_t>(groupOfCell[cell])];
        if (group.empty() || group.back().word != cell / 64) {
            group.push_back({cell / 64, 0});
        }
        group.back().bits |= std::uint64_t{1} << (cell % 64);
    }
    return groups;
}

Reachability::Reachability(const PredictorConfig& predictor, PatchGrid grid) {
    const auto all = std::make_shared<const Groups>(groupsOf(std::vector<int>(static_cast<std::size_t>(grid.cells()))));
    std::shared_ptr<const Groups> ofParity[2];
    for (int layer = 0; layer < predictor.depth; ++layer) {
        if (predictor.feed == PredictorFeed::perTarget || attendsGlobally(predictor, layer)) {
            layers_.push_back(all);
            continue;
        }
        auto& groups = ofParity[layer % 2];
        if (groups == nullptr) {
            groups = std::make_shared<const Groups>(groupsOf(layerWindows(predictor, grid, layer).attentionGroups()));
        }
        layers_.push_back(groups);
    }
}

void Reachability::spread(int layer, CellBits& reached) const {
    const std::span<std::uint64_t> words = reached.words();
    for (const Group& group : *layers_[static_cast<std::size_t>(layer)]) {
        const bool any = std::any_of(group.begin(), group.end(), [&](const Piece& piece) { return (words[piece.word] & piece.bits) != 0; });
        for (std::size_t i = 0; any && i < group.size(); ++i) {
            words[group[i].word] |= group[i].bits;
        }
    }
}

void Reachability::addUnreached(const CellBits& context, const CellBits& targets, CellBits& scratch,
                                std::vector<std::int64_t>& unreachedOfLayer) const {
    scratch = context;
    unreachedOfLayer.resize(layers_.size());
    for (int layer = 0; layer < layers(); ++layer) {
        spread(layer, scratch);
        const int unreached = targets.countWithout(scratch);
        if (unreached == 0) {
            return;
        }
        unreachedOfLayer[static_cast<std::size_t>(layer)] += unreached;
    }
}

}  // namespace ajepa
