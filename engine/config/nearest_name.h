// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace ajepa {

/// Letters to insert, delete, replace or swap with a neighbour to turn one word into the other (optimal string alignment distance).
std::size_t editDistance(std::string_view left, std::string_view right);

/// How much of a misspelt name is looked at: no name is longer, and a hostile one of megabytes would be compared for half a minute.
inline constexpr std::size_t lettersCompared = 64;

/// The known name closest to a misspelt one, the first of equals; empty if there are no names.
std::string_view nearestName(std::string_view misspelt, std::span<const std::string_view> known);

}  // namespace ajepa
