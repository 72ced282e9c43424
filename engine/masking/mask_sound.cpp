// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/mask_sound.h"

#include <algorithm>
#include <cmath>

#include "engine/audio/loudness.h"
#include "engine/audio/time_frequency_gate.h"
#include "engine/features/cell_grid.h"
#include "engine/features/clip_features.h"

namespace ajepa {
namespace {

Waveform networkPart(const Waveform& clip, const RunConfig& config) {
    return ClipFeatures(config.audio, config.features).part(clip);
}

}  // namespace

std::vector<std::int32_t> cellsOf(const PatchGrid& grid, const ClipMasks& masks, MaskPart part) {
    const bool inverted = part == MaskPart::original || part == MaskPart::hidden;
    std::vector<bool> wanted(static_cast<std::size_t>(grid.cells()), inverted);
    const auto set = [&wanted](const std::vector<std::int32_t>& cells, bool value) {
        for (const std::int32_t cell : cells) {
            wanted.at(static_cast<std::size_t>(cell)) = value;
        }
    };
    if (part == MaskPart::context || part == MaskPart::hidden) {
        set(masks.context, part == MaskPart::context);
    } else if (part == MaskPart::targets) {
        for (const auto& target : masks.targets) {
            set(target, true);
        }
    }
    std::vector<std::int32_t> cells;
    for (std::int32_t cell = 0; cell < grid.cells(); ++cell) {
        if (wanted[static_cast<std::size_t>(cell)]) {
            cells.push_back(cell);
        }
    }
    return cells;
}

Waveform renderCells(const Waveform& clip, const RunConfig& config, std::span<const std::int32_t> cells) {
    return gateCells(networkPart(clip, config), cellGrid(config.features, config.encoder), cells);
}

Waveform renderPart(const Waveform& clip, const RunConfig& config, const ClipMasks& masks, MaskPart part, bool matchedLevel) {
    const Waveform whole = networkPart(clip, config);
    if (part == MaskPart::original) {
        return whole;
    }
    const PatchGrid grid{gridTime(config), gridBands(config)};
    Waveform sound = gateCells(whole, cellGrid(config.features, config.encoder), cellsOf(grid, masks, part));
    if (matchedLevel) {
        matchLevel(sound, whole);
    }
    return sound;
}

PatchSound renderPatch(const Waveform& clip, const RunConfig& config, std::int32_t cell) {
    const Waveform whole = networkPart(clip, config);
    const TimeFrequencyGrid grid = cellGrid(config.features, config.encoder);
    const Waveform gated = gateCells(whole, grid, std::span(&cell, 1));
    const std::size_t time = static_cast<std::size_t>(cell) / grid.bands();
    const double startS = grid.edgesS[time], endS = grid.edgesS[time + 1];
    // The crossing to a neighbour is an eighth of the patch at most, or two hops; the frames in it reach half a window further.
    const double blurS = (endS - startS) / 16 + static_cast<double>(gateWindow(whole.sampleRateHz)) / whole.sampleRateHz;
    const auto size = static_cast<std::int64_t>(gated.samples.size());
    const auto at = [&](double seconds) { return std::clamp<std::int64_t>(std::llround(seconds * whole.sampleRateHz), 0, size); };
    const std::int64_t begin = at(startS - blurS), end = at(endS + blurS);
    return {{{gated.samples.begin() + begin, gated.samples.begin() + end}, whole.sampleRateHz}, static_cast<double>(begin) / whole.sampleRateHz};
}

}  // namespace ajepa
