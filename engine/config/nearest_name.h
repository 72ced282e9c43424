// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

namespace ajepa {

/// Letters to insert, delete, replace or swap with a neighbour to turn one word into the other (optimal string alignment distance). Distances above `most` are
/// not told apart: any number above it is given, without comparing to the end.
std::size_t editDistance(std::string_view left, std::string_view right, std::size_t most = std::numeric_limits<std::size_t>::max());

/// How much of a misspelt name is looked at: no name is longer, and a hostile one of megabytes would be compared for half a minute.
inline constexpr std::size_t lettersCompared = 64;

/// The item whose name, `nameOf(item)`, is closest to a misspelt one, the first of equals; nullptr if there are no items.
template <typename Item, typename NameOf>
const Item* nearestItem(std::string_view misspelt, std::span<const Item> items, const NameOf& nameOf) {
    misspelt = misspelt.substr(0, lettersCompared);
    const Item* nearest = nullptr;
    std::size_t smallest = std::numeric_limits<std::size_t>::max();
    for (const Item& item : items) {
        const std::size_t distance = editDistance(misspelt, nameOf(item), smallest - 1);
        if (distance < smallest) {
            smallest = distance;
            nearest = &item;
        }
        if (smallest == 0) {
            break;
        }
    }
    return nearest;
}

/// The known name closest to a misspelt one, the first of equals; empty if there are no names.
std::string_view nearestName(std::string_view misspelt, std::span<const std::string_view> known);

}  // namespace ajepa
