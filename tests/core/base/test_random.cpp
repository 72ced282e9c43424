// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "engine/base/random.h"

using ajepa::RandomStream;

TEST_CASE("a stream is a function of seed, purpose and coordinates alone") {
    RandomStream first(7, "mask-position", {3, 4});
    RandomStream again(7, "mask-position", {3, 4});
    for (int i = 0; i < 100; ++i) {
        CHECK(first.bits() == again.bits());
    }
    CHECK(RandomStream(7, "crop", {3, 4}).bits() != RandomStream(7, "mask-position", {3, 4}).bits());
    CHECK(RandomStream(8, "crop", {3, 4}).bits() != RandomStream(7, "crop", {3, 4}).bits());
    CHECK(RandomStream(7, "crop", {4, 3}).bits() != RandomStream(7, "crop", {3, 4}).bits());
    CHECK(RandomStream(7, "crop", {3}).bits() != RandomStream(7, "crop", {3, 0}).bits());
}

TEST_CASE("uniform draws have the mean and variance of [0, 1)") {
    RandomStream stream(1, "test");
    const int n = 200000;
    double sum = 0, squares = 0, smallest = 1, largest = 0;
    for (int i = 0; i < n; ++i) {
        const double x = stream.uniform();
        sum += x;
        squares += x * x;
        smallest = std::min(smallest, x);
        largest = std::max(largest, x);
    }
    CHECK(smallest >= 0);
    CHECK(largest < 1);
    CHECK(sum / n == doctest::Approx(0.5).epsilon(0.005));
    CHECK(squares / n - std::pow(sum / n, 2) == doctest::Approx(1.0 / 12).epsilon(0.01));
}

TEST_CASE("below is uniform over small bounds") {
    RandomStream stream(2, "test");
    std::array<int, 7> counts{};
    for (int i = 0; i < 70000; ++i) {
        ++counts[stream.below(7)];
    }
    for (const int count : counts) {
        CHECK(std::abs(count - 10000) < 400);
    }
}

TEST_CASE("normal deviates have mean 0 and deviation 1") {
    RandomStream stream(3, "test");
    const int n = 200000;
    double sum = 0, squares = 0;
    for (int i = 0; i < n; ++i) {
        const double x = stream.normal();
        sum += x;
        squares += x * x;
    }
    CHECK(std::abs(sum / n) < 0.01);
    CHECK(squares / n == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("a permutation holds each index once") {
    auto order = RandomStream(4, "test").permutation(1000);
    CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
    std::sort(order.begin(), order.end());
    for (std::uint32_t i = 0; i < 1000; ++i) {
        CHECK(order[i] == i);
    }
}
