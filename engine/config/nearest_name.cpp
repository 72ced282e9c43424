// SPDX-License-Identifier: Apache-2.0
#include "engine/config/nearest_name.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ajepa {

std::size_t editDistance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> twoAbove(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        twoAbove.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
            }
        }
    }
    return row.back();
}

std::string_view nearestName(std::string_view misspelt, std::span<const std::string_view> known) {
    misspelt = misspelt.substr(0, lettersCompared);
    std::string_view nearest;
    std::size_t smallest = std::numeric_limits<std::size_t>::max();
    for (const std::string_view name : known) {
        const std::size_t distance = editDistance(misspelt, name);
        if (distance < smallest) {
            smallest = distance;
            nearest = name;
        }
    }
    return nearest;
}

}  // namespace ajepa
