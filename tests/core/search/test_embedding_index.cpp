// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/search/dot_rows.h"
#include "engine/search/embedding_index.h"

using namespace ajepa;

namespace {

std::vector<float> randomValues(std::size_t count, std::uint64_t seed) {
    RandomStream stream(seed, "test");
    std::vector<float> values(count);
    for (float& value : values) {
        value = static_cast<float>(stream.normal());
    }
    return values;
}

double naiveCosine(const float* a, const float* b, std::size_t dim) {
    double product = 0, squaresA = 0, squaresB = 0;
    for (std::size_t i = 0; i < dim; ++i) {
        product += double{a[i]} * b[i];
        squaresA += double{a[i]} * a[i];
        squaresB += double{b[i]} * b[i];
    }
    return product / std::sqrt(squaresA * squaresB);
}

// Against a double loop in double precision: same similarities, and the same rows unless two are closer than rounding.
void compareWithNaive(std::size_t rows, std::size_t dim) {
    CAPTURE(rows);
    CAPTURE(dim);
    const auto values = randomValues(rows * dim, rows);
    const auto query = randomValues(dim, 99);
    const EmbeddingIndex index(values, static_cast<std::int64_t>(dim));
    std::vector<double> expected(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        expected[i] = naiveCosine(&values[i * dim], query.data(), dim);
    }
    std::vector<double> sorted = expected;
    std::sort(sorted.rbegin(), sorted.rend());
    const auto found = index.nearest(query, 10);
    REQUIRE(found.size() == std::min<std::size_t>(10, rows));
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(std::abs(found[i].similarity - sorted[i]) < 2e-6);
        CHECK(std::abs(found[i].similarity - expected[found[i].row]) < 2e-6);
    }
}

}  // namespace

TEST_CASE("nearest rows are those of a naive scan in double precision") {
    compareWithNaive(1, 5);
    compareWithNaive(7, 1);
    compareWithNaive(300, 16);
    compareWithNaive(300, 37);
    compareWithNaive(3000, 129);
}

TEST_CASE("a row's nearest row is itself unless it is left out") {
    const auto values = randomValues(50 * 24, 3);
    const EmbeddingIndex index(values, 24);
    CHECK(index.nearest(index.row(17), 1)[0].row == 17);
    CHECK(index.nearest(index.row(17), 1)[0].similarity == doctest::Approx(1));
    const auto others = index.nearest(index.row(17), 100, 17);
    CHECK(others.size() == 49);
    CHECK(std::none_of(others.begin(), others.end(), [](const Neighbour& n) { return n.row == 17; }));
    CHECK(index.nearest(index.row(17), 100, index.rows()).size() == 50);
}

TEST_CASE("scale does not matter, ties go to the lower row, and a zero row is similar to nothing") {
    const std::vector<float> values{0, 2, 5, 0, 0, 0, 0, 7, -3, 0};
    const EmbeddingIndex index(values, 2);
    const auto found = index.nearest(std::vector<float>{0, 0.5F}, 5);
    const std::size_t rows[] = {0, 3, 1, 2, 4};
    const float similarities[] = {1, 1, 0, 0, 0};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(found[i].row == rows[i]);
        CHECK(found[i].similarity == similarities[i]);
    }
    CHECK(index.nearest(std::vector<float>{0, 0}, 1)[0].similarity == 0);
    CHECK(index.nearest(std::vector<float>{-1, 0}, 1)[0].row == 4);
}

TEST_CASE("values that do not fit are refused in words") {
    const std::vector<float> values{1, 2, 3, 4, 5, 6};
    CHECK_THROWS_AS(EmbeddingIndex(values, 4), Error);
    CHECK_THROWS_AS(EmbeddingIndex(values, 0), Error);
    const std::vector<float> broken{1, std::numeric_limits<float>::quiet_NaN()};
    CHECK_THROWS_AS(EmbeddingIndex(broken, 2), Error);
    const EmbeddingIndex index(values, 3);
    CHECK_THROWS_AS(index.nearest(std::vector<float>{1, 2}, 1), Error);
    CHECK_THROWS_AS(index.nearest(std::vector<float>{1, 2, std::numeric_limits<float>::infinity()}, 1), Error);
    CHECK(EmbeddingIndex({}, 3).nearest(std::vector<float>{1, 2, 3}, 4).empty());
}

TEST_CASE("inner products are those of a loop in double precision, whichever rows stand beside a row") {
    constexpr std::size_t rows = 11;
    for (const std::size_t dim : {std::size_t{1}, std::size_t{15}, std::size_t{16}, std::size_t{37}, std::size_t{768}}) {
        CAPTURE(dim);
        const auto values = randomValues(rows * dim, 5), query = randomValues(dim, 6);
        for (const DotRows dotRows : {DotRows{dotRowsPortable}, dotRowsVector()}) {
            if (dotRows == nullptr) {
                continue;  // a processor without AVX2
            }
            std::array<float, rows> together{};
            dotRows(values.data(), rows, dim, query.data(), together.data());
            for (std::size_t row = 0; row < rows; ++row) {
                float alone = 0;
                dotRows(values.data() + row * dim, 1, dim, query.data(), &alone);
                CHECK(alone == together[row]);
                double expected = 0;
                for (std::size_t i = 0; i < dim; ++i) {
                    expected += double{values[row * dim + i]} * query[i];
                }
                CHECK(std::abs(alone - expected) < 1e-6 * static_cast<double>(dim + 10));
            }
        }
    }
}
