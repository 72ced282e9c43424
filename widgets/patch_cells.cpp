// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/patch_cells.h"

#include <algorithm>
#include <span>

namespace ajepa {
namespace {

/// How many inner lines lie at or below a position: the index of its cell.
int cellBehind(const std::vector<double>& edges, double position) {
    const auto inner = std::span(edges).subspan(1, edges.size() - 2);
    return static_cast<int>(std::upper_bound(inner.begin(), inner.end(), position) - inner.begin());
}

}  // namespace

TimeFrequencyGrid patchGrid(const SpectrogramShape& shape, const QSize& frameRows) {
    TimeFrequencyGrid grid;
    if (frameRows.isEmpty() || frameRows.width() > shape.frames || frameRows.height() > shape.rows)
        return grid;
    for (int frame = 0; frame <= shape.frames; frame += frameRows.width())
        grid.edgesS.push_back(shape.secondsAt(frame));
    for (int row = 0; row <= shape.rows; row += frameRows.height())
        grid.edgesHz.push_back(shape.hzAt(row));
    return grid;
}

bool hasCells(const TimeFrequencyGrid& grid) {
    return grid.edgesS.size() > 1 && grid.edgesHz.size() > 1;
}

std::optional<PatchCell> patchCellAt(const TimeFrequencyGrid& grid, double seconds, double hz) {
    if (!hasCells(grid) || seconds < grid.edgesS.front() || seconds > grid.edgesS.back())
        return std::nullopt;
    return PatchCell{cellBehind(grid.edgesS, seconds), cellBehind(grid.edgesHz, hz)};
}

}  // namespace ajepa
