// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "engine/config/nearest_name.h"

using namespace ajepa;

namespace {

/// The definition, word end by word end: what remains of both words after the first i and j letters.
std::size_t byDefinition(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) {
        return std::max(left.size(), right.size());
    }
    const std::string_view leftRest = left.substr(1), rightRest = right.substr(1);
    std::size_t least = byDefinition(leftRest, rightRest) + (left[0] == right[0] ? 0 : 1);
    least = std::min({least, byDefinition(leftRest, right) + 1, byDefinition(left, rightRest) + 1});
    if (left.size() > 1 && right.size() > 1 && left[0] == right[1] && left[1] == right[0]) {
        least = std::min(least, byDefinition(left.substr(2), right.substr(2)) + 1);
    }
    return least;
}

std::string someWord(std::mt19937& random) {
    std::string word(random() % 6, ' ');
    std::generate(word.begin(), word.end(), [&] { return "abc"[random() % 3]; });
    return word;
}

}  // namespace

TEST_CASE("distances of words are those that one counts by hand") {
    CHECK(editDistance("", "") == 0);
    CHECK(editDistance("mask", "mask") == 0);
    CHECK(editDistance("mask", "maks") == 1);
    CHECK(editDistance("mask", "task") == 1);
    CHECK(editDistance("mask", "") == 4);
    CHECK(editDistance("ca", "abc") == 3);  // no letters are put between two that were swapped
}

TEST_CASE("a distance equals its definition, and one above the most is known to be above it") {
    std::mt19937 random(1);
    for (int i = 0; i < 3000; ++i) {
        const std::string left = someWord(random), right = someWord(random);
        const std::size_t distance = byDefinition(left, right);
        CAPTURE(left);
        CAPTURE(right);
        CHECK(editDistance(left, right) == distance);
        for (std::size_t most = 0; most < 6; ++most) {
            const std::size_t bounded = editDistance(left, right, most);
            CHECK((distance <= most ? bounded == distance : bounded > most));
        }
    }
}

TEST_CASE("the nearest name is the first of those with the least distance") {
    constexpr std::array<std::string_view, 4> names{"block", "blocks", "random", "clock"};
    CHECK(nearestName("blok", names) == "block");
    CHECK(nearestName("xlock", names) == "block");
    CHECK(nearestName("clocks", names) == "blocks");
    CHECK(nearestName("clock", names) == "clock");
    CHECK(nearestName("", names) == "block");
    CHECK(nearestName("blok", {}).empty());
}
