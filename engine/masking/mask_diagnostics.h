// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "engine/masking/mask_figures.h"

namespace ajepa {

/// What to draw. Whole batches are drawn, at steps spread evenly over the training, each with clips of its own.
struct MaskDrawing {
    std::int64_t draws = 10000;  ///< clips, rounded up to whole batches; more with large batches, see batchesOf
    int batchSize = 64;          ///< clips that truncation cuts to the smallest of
    int threads = 0;             ///< 0: all cores
};

/// What the masks of a configuration do over a training: coverage of each cell, shares, and what the predictor can know.
struct MaskDiagnostics {
    PatchGrid grid;
    int batchSize = 0;
    bool complete = true;  ///< false: stopped before all were drawn; the figures are of what was
    double tfShare = 0;    ///< share of draws with time-frequency masks
    MaskFigures all;
    std::optional<MaskFigures> block;          ///< only of a curriculum: its draws of block masks
    std::optional<MaskFigures> timeFrequency;  ///< only of a curriculum: its draws of time-frequency masks
    std::string unreachableBecause;            ///< why nothing is known of the predictor: its windows do not fit the grid
};

/// Batches that a drawing takes: enough for its draws, and at least 128, because block sizes and the curriculum are drawn once a batch.
std::int64_t batchesOf(const MaskDrawing& drawing);

/// Draws and measures. The same for any number of threads. `progress(done, total)` in draws comes from any of them, one at a time.
/// Throws Error(request) if no mask can exist.
MaskDiagnostics diagnoseMasks(const RunConfig& config, const MaskDrawing& drawing, const std::stop_token& stop = {},
                              const std::function<void(std::int64_t done, std::int64_t total)>& progress = {});

}  // namespace ajepa
