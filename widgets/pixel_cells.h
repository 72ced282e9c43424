// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace ajepa {

/// Cells [begin, end) that one pixel shows; empty outside the data.
struct CellRange {
    int begin = 0;
    int end = 0;
    bool isEmpty() const { return begin == end; }
    bool operator==(const CellRange&) const = default;
};

/// The cells of a pixel that reaches from `low` to `high`. Magnified: the cell under the pixel's middle. Reduced: every cell whose start falls into the pixel,
/// and at least the middle one.
inline CellRange cellsWithin(double low, double high, int cells) {
    const double middle = (low + high) / 2;
    if (!(middle >= 0 && middle < cells))
        return {};
    const int centre = static_cast<int>(middle);
    if (!(high - low > 1))
        return {centre, centre + 1};
    return {std::clamp(static_cast<int>(std::ceil(std::max(low, 0.0))), 0, centre),
            std::clamp(static_cast<int>(std::ceil(std::min<double>(high, cells))), centre + 1, cells)};
}

/// The cells behind each of `pixels` equal steps from `start` over `length`.
inline std::vector<CellRange> cellsBehind(double start, double length, int pixels, int cells) {
    std::vector<CellRange> ranges(static_cast<std::size_t>(pixels));
    const double step = length / pixels;
    for (int pixel = 0; pixel < pixels; ++pixel)
        ranges[static_cast<std::size_t>(pixel)] = cellsWithin(start + pixel * step, start + (pixel + 1) * step, cells);
    return ranges;
}

}  // namespace ajepa
