// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/philox.h"
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

TEST_CASE("eight blocks at once are the blocks one by one") {
    const ajepa::PhiloxBlocks several = ajepa::philoxBlocksVector();
    if (several == nullptr) {
        MESSAGE("this processor has no AVX2");
        return;
    }
    const std::array<std::uint32_t, 2> key{0xDEADBEEF, 0x12345678};
    std::array<std::uint32_t, 4> counter{41, 7, 0xFFFFFFFF, 0x80000001};
    std::array<std::uint32_t, 32> numbers{};
    several(counter, key, numbers.data());
    for (std::size_t block = 0; block < 8; ++block, ++counter[0]) {
        const auto single = ajepa::philox(counter, key);
        CHECK(std::equal(single.begin(), single.end(), numbers.begin() + static_cast<std::ptrdiff_t>(4 * block)));
    }
}

// From the known answers that Salmon et al. publish with the generator.
TEST_CASE("philox gives the published answers") {
    using Words = std::array<std::uint32_t, 4>;
    CHECK(ajepa::philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(ajepa::philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(ajepa::philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("settling the last places gives the end of the permutation and leaves its beginning as a set") {
    for (const std::size_t last : {0U, 1U, 60U, 127U}) {
        RandomStream whole(5, "test", {last}), part(5, "test", {last});
        std::vector<std::uint32_t> expected = whole.permutation(128), order(128);
        std::iota(order.begin(), order.end(), 0U);
        part.settle(order, last);
        const auto begin = static_cast<std::ptrdiff_t>(128 - last);
        CHECK(std::equal(expected.begin() + begin, expected.end(), order.begin() + begin));
        std::sort(expected.begin(), expected.begin() + begin);
        std::sort(order.begin(), order.begin() + begin);
        CHECK(expected == order);
    }
}
