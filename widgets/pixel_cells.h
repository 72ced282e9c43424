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

/// The cells behind each of `pixels` equal steps from `start` over `length`. Magnified: the cell under the pixel's middle. Reduced: every cell whose
/// start falls into the pixel, and at least the middle one.
inline std::vector<CellRange> cellsBehind(double start, double length, int pixels, int cells) {
    std::vector<CellRange> ranges(static_cast<std::size_t>(pixels));
    const double step = length / pixels;
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const double low = start + pixel * step;
        const double high = low + step;
        const double middle = low + step / 2;
        if (middle < 0 || middle >= cells)
            continue;
        const int centre = static_cast<int>(middle);
        const int begin = step > 1 ? std::clamp(static_cast<int>(std::ceil(low)), 0, centre) : centre;
        const int end = step > 1 ? std::clamp(static_cast<int>(std::ceil(high)), centre + 1, cells) : centre + 1;
        ranges[static_cast<std::size_t>(pixel)] = {begin, end};
    }
    return ranges;
}

}  // namespace ajepa
