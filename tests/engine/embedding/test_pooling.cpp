// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/embedding/pooling.h"

using namespace ajepa;

// 4 rows of time x 2 bands x 1 dim; value = 10 t + f.
static const std::vector<float> tokens{0, 1, 10, 11, 20, 21, 30, 31};

TEST_CASE("mean pooling averages the valid cells only") {
    CHECK(pool(tokens, 4, 2, 1, 4, {}) == std::vector<float>{15.5F});
    CHECK(pool(tokens, 4, 2, 1, 2, {}) == std::vector<float>{5.5F});
}

TEST_CASE("segments keep time parts and bands apart") {
    CHECK(pool(tokens, 4, 2, 1, 4, {.segments = 2}) == std::vector<float>{5, 6, 25, 26});
    CHECK(pool(tokens, 4, 2, 1, 4, {.segments = 4}) == tokens);
}

TEST_CASE("a clip with fewer valid rows than segments repeats rows instead of averaging nothing") {
    CHECK(pool(tokens, 4, 2, 1, 1, {.segments = 4}) == std::vector<float>{0, 1, 0, 1, 0, 1, 0, 1});
    CHECK(pool(tokens, 4, 2, 1, 3, {.segments = 2}) == std::vector<float>{0, 1, 15, 16});
}
