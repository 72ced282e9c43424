// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numeric>
#include <set>

#include "engine/masking/mask_plan.h"

namespace ajepa::test {

/// A configuration with a time x bands patch grid and the masks of the A-JEPA paper.
inline RunConfig gridConfig(int time, int bands, MaskStrategy strategy, MaskGeometry geometry) {
    RunConfig config;
    config.features.frames = 16 * time;
    config.features.mels = 16 * bands;
    config.mask.strategy = strategy;
    config.mask.geometry = geometry;
    return config;
}

inline std::vector<std::uint64_t> firstClips(std::size_t count) {
    std::vector<std::uint64_t> clips(count);
    std::iota(clips.begin(), clips.end(), std::uint64_t{0});
    return clips;
}

inline std::vector<MaskPlan> plansOf(const RunConfig& config, int plans, std::size_t batch) {
    const auto sampler = makeMaskSampler(config);
    std::vector<MaskPlan> drawn;
    for (int step = 0; step < plans; ++step) {
        drawn.push_back(sampler->plan(step, firstClips(batch)));
    }
    return drawn;
}

inline bool same(const ClipMasks& a, const ClipMasks& b) {
    return a.context == b.context && a.targets == b.targets && a.relaxations == b.relaxations;
}

/// Rows or columns that a target touches.
inline std::set<int> rowsOf(const std::vector<std::int32_t>& cells, int bands) {
    std::set<int> rows;
    for (const auto cell : cells) {
        rows.insert(cell / bands);
    }
    return rows;
}
inline std::set<int> columnsOf(const std::vector<std::int32_t>& cells, int bands) {
    std::set<int> columns;
    for (const auto cell : cells) {
        columns.insert(cell % bands);
    }
    return columns;
}

}  // namespace ajepa::test
