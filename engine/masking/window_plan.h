// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "engine/masking/mask_plan.h"

namespace ajepa {

/// Which cells form a window: the grid, rolled back by `shift` (time, frequency), is cut into `window`-sized rectangles (time, frequency).
struct WindowPlan {
    PatchGrid grid;
    std::array<int, 2> window{};
    std::array<int, 2> shift{};

    /// Clips the window to the grid; an axis that one window covers is not shifted. Throws Error(request) if the window does not divide the grid.
    static WindowPlan of(PatchGrid grid, std::array<int, 2> window, std::array<int, 2> shift);
    int cellsOfWindow() const { return window[0] * window[1]; }
    int windows() const { return grid.cells() / cellsOfWindow(); }
    bool shifted() const { return shift[0] != 0 || shift[1] != 0; }

    /// Side of the roll's seam, 0 to 3, of the cell at a place of the rolled grid: within one window only cells of the same side attend to each other.
    int sideOfSeam(int time, int band) const;
    /// A number for each cell of the grid (unrolled, row-major): cells attend to each other exactly if they have the same one. Numbers count from 0.
    std::vector<int> attentionGroups() const;
};

/// Whether a layer of the predictor, counted from 0, attends to the whole grid.
bool attendsGlobally(const PredictorConfig& predictor, int layer);

/// The windows of such a layer that does not: even layers are not shifted, odd ones by predictor.shift (method.md 1.9). Throws as WindowPlan::of.
WindowPlan layerWindows(const PredictorConfig& predictor, PatchGrid grid, int layer);

}  // namespace ajepa
