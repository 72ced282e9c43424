// SPDX-License-Identifier: Apache-2.0
#include "models/step_masks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/error.h"

namespace ajepa {
namespace {

using Indices = std::vector<std::int64_t>;

torch::Tensor onDevice(const Indices& indices, const torch::Device& device) {
    return torch::tensor(indices, torch::kInt64).to(device);
}

// Ascending, each cell once. Throws if a cell lies outside the grid.
Indices distinctCells(const std::vector<std::int32_t>& cells, std::int64_t gridCells, std::size_t clip) {
    Indices sorted(cells.begin(), cells.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (!sorted.empty() && (sorted.front() < 0 || sorted.back() >= gridCells)) {
        throw Error(ErrorKind::request,
                    "Clip " + std::to_string(clip) + " of the batch has a mask cell outside the grid of " + std::to_string(gridCells) + " cells.",
                    "mask");
    }
    return sorted;
}

// One clip's lists as the networks use them: the union as the only block for the full grid.
struct ClipCells {
    Indices context;
    std::vector<Indices> blocks;
};

ClipCells clipCells(const ClipMasks& masks, PredictorFeed feed, std::int64_t gridCells, std::size_t clip) {
    ClipCells cells{.context = distinctCells(masks.context, gridCells, clip), .blocks = {}};
    if (cells.context.empty()) {
        throw Error(ErrorKind::request, "Clip " + std::to_string(clip) + " of the batch has no context cell.", "mask.min_keep",
                    "A context needs at least one cell: use a larger grid or smaller targets.");
    }
    if (feed == PredictorFeed::perTarget) {
        for (const auto& target : masks.targets) {
            cells.blocks.push_back(distinctCells(target, gridCells, clip));
        }
        return cells;
    }
    std::vector<std::int32_t> all;
    for (const auto& target : masks.targets) {
        all.insert(all.end(), target.begin(), target.end());
    }
    cells.blocks.push_back(distinctCells(all, gridCells, clip));
    return cells;
}

void fillContext(StepMasks& step, const std::vector<ClipCells>& clips, const torch::Device& device) {
    Indices lengths, places;
    std::vector<bool> seen(static_cast<std::size_t>(step.cells), false);
    for (std::size_t clip = 0; clip < clips.size(); ++clip) {
        lengths.push_back(static_cast<std::int64_t>(clips[clip].context.size()));
        for (const std::int64_t cell : clips[clip].context) {
            places.push_back(static_cast<std::int64_t>(clip) * step.cells + cell);
            seen[static_cast<std::size_t>(cell)] = true;
        }
    }
    step.context = TokenRows::of(lengths, device);
    step.contextCells_R = onDevice(places, device);
    step.distinctContextCells = std::count(seen.begin(), seen.end(), true);
}

void fillTargets(StepMasks& step, const std::vector<ClipCells>& clips, const torch::Device& device) {
    Indices cells, slots;
    for (std::size_t clip = 0; clip < clips.size(); ++clip) {
        const auto base = static_cast<std::int64_t>(clip);
        for (std::size_t block = 0; block < clips[clip].blocks.size(); ++block) {
            for (const std::int64_t cell : clips[clip].blocks[block]) {
                cells.push_back(base * step.cells + cell);
                slots.push_back((base * step.blocks + static_cast<std::int64_t>(block)) * step.cells + cell);
            }
        }
    }
    if (cells.empty()) {
        throw Error(ErrorKind::request, "No clip of the batch has a target cell, so there is nothing to predict.", "mask.targets",
                    "Use larger targets or a larger grid.");
    }
    step.targetCells_P = onDevice(cells, device);
    step.slots_P = onDevice(slots, device);
}

// Sequences of the per-target feed. Blocks without a cell get no sequence.
void fillSequences(StepMasks& step, const std::vector<ClipCells>& clips, const torch::Device& device) {
    for (const ClipCells& clip : clips) {
        for (const Indices& block : clip.blocks) {
            step.longestTarget = std::max(step.longestTarget, static_cast<std::int64_t>(block.size()));
        }
    }
    const std::int64_t width = step.context.longest + step.longestTarget;
    Indices lengths, places, predicted;
    Indices blockCells(static_cast<std::size_t>(step.clips * step.blocks * step.longestTarget), 0);
    for (std::size_t clip = 0; clip < clips.size(); ++clip) {
        const auto contextLength = static_cast<std::int64_t>(clips[clip].context.size());
        for (std::size_t block = 0; block < clips[clip].blocks.size(); ++block) {
            const Indices& cells = clips[clip].blocks[block];
            if (cells.empty()) {
                continue;
            }
            const std::int64_t sequence = static_cast<std::int64_t>(clip) * step.blocks + static_cast<std::int64_t>(block);
            std::copy(cells.begin(), cells.end(), blockCells.begin() + sequence * step.longestTarget);
            lengths.push_back(contextLength + static_cast<std::int64_t>(cells.size()));
            for (std::int64_t place = 0; place < contextLength; ++place) {
                places.push_back(sequence * width + place);
            }
            for (std::size_t place = 0; place < cells.size(); ++place) {
                predicted.push_back(static_cast<std::int64_t>(places.size()));
                places.push_back(sequence * width + step.context.longest + static_cast<std::int64_t>(place));
            }
        }
    }
    const bool nothingPadded = static_cast<std::int64_t>(places.size()) == step.clips * step.blocks * width;
    step.sequences = TokenRows::of(lengths, device);
    step.sequencePlaces_Q = nothingPadded ? torch::Tensor() : onDevice(places, device);
    step.predictedRows_P = onDevice(predicted, device);
    step.blockCells_BMT = onDevice(blockCells, device).view({step.clips, step.blocks, step.longestTarget});
}

}  // namespace

StepMasks stepMasks(const MaskPlan& plan, PredictorFeed feed, const torch::Device& device) {
    StepMasks step;
    step.feed = feed;
    step.clips = static_cast<std::int64_t>(plan.clips.size());
    step.cells = plan.grid.cells();
    std::vector<ClipCells> clips;
    for (std::size_t clip = 0; clip < plan.clips.size(); ++clip) {
        clips.push_back(clipCells(plan.clips[clip], feed, step.cells, clip));
        step.blocks = std::max(step.blocks, static_cast<std::int64_t>(clips.back().blocks.size()));
    }
    if (clips.empty()) {
        throw Error(ErrorKind::request, "The batch has no clip.");
    }
    fillContext(step, clips, device);
    fillTargets(step, clips, device);
    if (feed == PredictorFeed::perTarget) {
        fillSequences(step, clips, device);
    }
    return step;
}

torch::Tensor spreadPredicted(const torch::Tensor& values_PD, const StepMasks& masks) {
    const std::int64_t width = values_PD.size(1);
    torch::Tensor spread = torch::zeros({masks.clips * masks.blocks * masks.cells, width}, values_PD.options());
    spread.index_copy_(0, masks.slots_P, values_PD.detach());
    if (masks.feed == PredictorFeed::fullGrid) {
        return spread.view({masks.clips, masks.cells, width});
    }
    return spread.view({masks.clips, masks.blocks, masks.cells, width});
}

}  // namespace ajepa
