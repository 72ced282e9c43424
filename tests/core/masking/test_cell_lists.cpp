// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/base/random.h"
#include "engine/masking/cell_lists.h"

TEST_CASE("cell lists hold each place once, ascending, whatever the number of marks") {
    ajepa::RandomStream stream(3, "test");
    for (const std::size_t count : {1U, 7U, 8U, 9U, 64U, 121U, 512U}) {
        std::vector<std::uint8_t> marks((count + 7) / 8 * 8);
        std::vector<std::int32_t> zeros, ones;
        for (std::size_t i = 0; i < count; ++i) {
            marks[i] = static_cast<std::uint8_t>(stream.below(2));
            (marks[i] == 1 ? ones : zeros).push_back(static_cast<std::int32_t>(i));
        }
        std::vector<std::int32_t> foundZeros(3, -1), foundOnes(700, -1);  // what was there goes
        ajepa::cellLists(marks, count, ones.size(), foundZeros, foundOnes);
        CHECK(foundZeros == zeros);
        CHECK(foundOnes == ones);
    }
}
