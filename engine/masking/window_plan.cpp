// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/window_plan.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/base/error.h"

namespace ajepa {

WindowPlan WindowPlan::of(PatchGrid grid, std::array<int, 2> window, std::array<int, 2> shift) {
    const std::array<int, 2> size{grid.time, grid.bands};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        window[axis] = std::min(window[axis], size[axis]);
        if (window[axis] < 1 || size[axis] % window[axis] != 0) {
            throw Error(ErrorKind::request,
                        "A window of " + std::to_string(window[axis]) + " cells does not divide the grid of " + std::to_string(size[axis]) +
                            " cells in " + (axis == 0 ? "time" : "frequency") + ".",
                        "predictor.window", "Choose a divisor of the grid's size.");
        }
        shift[axis] = window[axis] == size[axis] ? 0 : shift[axis] % window[axis];
    }
    return {.grid = grid, .window = window, .shift = shift};
}

int WindowPlan::sideOfSeam(int time, int band) const {
    return 2 * static_cast<int>(time >= grid.time - shift[0]) + static_cast<int>(band >= grid.bands - shift[1]);
}

// An unshifted axis has no seam: no place lies at or beyond the grid's end, so that all cells are on side 0 of it.
std::vector<int> WindowPlan::attentionGroups() const {
    std::vector<int> groups(static_cast<std::size_t>(grid.cells()));
    std::map<std::pair<int, int>, int> numbers;
    for (int cell = 0; cell < grid.cells(); ++cell) {
        const int time = (cell / grid.bands - shift[0] + grid.time) % grid.time;
        const int band = (cell % grid.bands - shift[1] + grid.bands) % grid.bands;
        const int windowOfCell = time / window[0] * (grid.bands / window[1]) + band / window[1];
        const auto number = static_cast<int>(numbers.size());
        groups[static_cast<std::size_t>(cell)] = numbers.try_emplace({windowOfCell, sideOfSeam(time, band)}, number).first->second;
    }
    return groups;
}

bool attendsGlobally(const PredictorConfig& predictor, int layer) {
    return predictor.attention == AttentionKind::global || (predictor.globalEvery > 0 && (layer + 1) % predictor.globalEvery == 0);
}

WindowPlan layerWindows(const PredictorConfig& predictor, PatchGrid grid, int layer) {
    return WindowPlan::of(grid, predictor.window, layer % 2 == 0 ? std::array<int, 2>{0, 0} : predictor.shift);
}

}  // namespace ajepa
