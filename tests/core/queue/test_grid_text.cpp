// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/queue/grid_text.h"

using namespace ajepa;

TEST_CASE("commas and pluses inside brackets, quotes and single numbers divide nothing") {
    const Grid grid = gridFromText(
        "mask.ratio = [0.4, 0.6], [0.7, 0.8]\n"
        "data.held_out_folds = \"1,2\", '3'  # a comment, with a comma\n"
        "optimizer.learning_rate = 1e-4, 2e+0\n"
        "mask.strategy + mask.ratio = random + [0.1, 0.2]\n");
    REQUIRE(grid.axes.size() == 4);
    CHECK(grid.axes[0].size() == 2);
    CHECK(grid.axes[0][1][0].value == "[0.7, 0.8]");
    CHECK(grid.axes[1][0][0].value == "\"1,2\"");
    CHECK(grid.axes[1][1][0].value == "'3'");
    CHECK(grid.axes[2][1][0].value == "2e+0");
    REQUIRE(grid.axes[3][0].size() == 2);
    CHECK(grid.axes[3][0][1].value == "[0.1, 0.2]");
    CHECK(grid.seeds.empty());
}

TEST_CASE("several lines of seeds add up, and space is free") {
    const Grid grid = gridFromText("  seeds=0,1\r\n\n\tseeds = 5 ");
    CHECK(grid.seeds == std::vector<std::uint64_t>{0, 1, 5});
    CHECK(grid.axes.empty());
}

TEST_CASE("text without an end of brackets or quotes is refused") {
    for (const char* text : {"mask.ratio = [0.4, 0.6", "=", "+ = 1", "a + = 1", "seeds =", "mask.ratio = ]]], [["}) {
        CHECK_THROWS_AS(gridFromText(text), Error);
    }
    CHECK_THROWS_AS(gridFromText(std::string(2U << 20U, 'a')), Error);
}
