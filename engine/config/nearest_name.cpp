// SPDX-License-Identifier: Apache-2.0
#include "engine/config/nearest_name.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace ajepa {
namespace {

/// One row of the table of distances: what the first `i` letters of `left` cost to become the beginnings of `right`. Returns the least of them.
std::size_t fillRow(std::string_view left, std::string_view right, std::size_t i, const std::vector<std::size_t>& twoAbove,
                    const std::vector<std::size_t>& above, std::vector<std::size_t>& row) {
    std::size_t least = row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
        const std::size_t replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        row[j] = std::min(std::min(above[j], row[j - 1]) + 1, replaced);
        if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
            row[j] = std::min(row[j], twoAbove[j - 2] + 1);
        }
        least = std::min(least, row[j]);
    }
    return least;
}

}  // namespace

std::size_t editDistance(std::string_view left, std::string_view right, std::size_t most) {
    const std::size_t lengths = std::max(left.size(), right.size()) - std::min(left.size(), right.size());
    if (lengths > most) {
        return lengths;
    }
    std::vector<std::size_t> twoAbove(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) {
        row[j] = j;
    }
    std::size_t leastAbove = 0;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        twoAbove.swap(above);
        above.swap(row);
        const std::size_t least = fillRow(left, right, i, twoAbove, above, row);
        // A later row starts from this one at its least, or by a swap from the one above it at its least and one more.
        if (const std::size_t bound = std::min(least, leastAbove + 1); bound > most) {
            return bound;
        }
        leastAbove = least;
    }
    return row.back();
}

std::string_view nearestName(std::string_view misspelt, std::span<const std::string_view> known) {
    const std::string_view* nearest = nearestItem(misspelt, known, std::identity{});
    return nearest == nullptr ? std::string_view{} : *nearest;
}

}  // namespace ajepa
