// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "engine/features/log_mel.h"
#include "engine/store/half.h"

using namespace ajepa;

TEST_CASE("halves of values worked out by hand") {
    // sign, 5 bits of exponent with bias 15, 10 bits of mantissa
    const std::pair<float, unsigned> values[] = {{0.0F, 0x0000},
                                                 {-0.0F, 0x8000},
                                                 {1.0F, 0x3c00},
                                                 {-2.0F, 0xc000},
                                                 {0.1F, 0x2e66},
                                                 {1.0F / 3, 0x3555},
                                                 {65504.0F, 0x7bff},
                                                 {0x1p-14F, 0x0400},
                                                 {0x1p-24F, 0x0001},
                                                 {0x1p-26F, 0x0000},
                                                 {0x1.8p-24F, 0x0002},         // tie to even
                                                 {0x1p-25F, 0x0000},           // tie to even: zero
                                                 {1.0F + 0x1p-11F, 0x3c00},    // tie to even: down
                                                 {1.0F + 0x1.8p-10F, 0x3c02},  // tie to even: up
                                                 {2.0F - 0x1p-12F, 0x4000},    // carries into the exponent
                                                 {logMelFloor, 0xcbf9}};       // -15.9453125
    for (const auto& [value, half] : values) {
        CAPTURE(value);
        CHECK(halfOf(value) == half);
    }
}

TEST_CASE("what is too large becomes the largest half, and what is no number stays none") {
    CHECK(halfOf(65505.0F) == 0x7bff);
    CHECK(halfOf(-1e30F) == 0xfbff);
    CHECK(halfOf(std::numeric_limits<float>::infinity()) == 0x7bff);
    CHECK(std::isnan(floatOfHalf(halfOf(std::numeric_limits<float>::quiet_NaN()))));
}

TEST_CASE("each finite half has the value of its definition and comes back from it") {
    for (unsigned half = 0; half < 0x7c00; ++half) {
        const int exponent = static_cast<int>(half >> 10U);
        const double mantissa = half & 0x3ffU;
        const double value = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25);
        REQUIRE(floatOfHalf(static_cast<std::uint16_t>(half)) == value);
        REQUIRE(halfOf(static_cast<float>(value)) == half);
        REQUIRE(floatOfHalf(static_cast<std::uint16_t>(half | 0x8000U)) == -value);
        REQUIRE(halfOf(static_cast<float>(-value)) == (half | 0x8000U));
    }
}

TEST_CASE("a row of halves is made louder above the floor, centred and scaled band by band") {
    const std::vector<std::uint16_t> halves{halfOf(1.0F), halfOf(-15.5F), halfOf(logMelFloor), halfOf(-2.0F)};
    const std::vector<float> mean{0, 0, 0, -4}, factor{1, 1, 1, 0.5F};
    std::vector<float> out(4);
    halfRowsPortable(halves.data(), 1, {2.0F, mean, factor}, out.data());
    CHECK(out == std::vector<float>{3.0F, -13.5F, logMelFloor, 2.0F});
    halfRowsPortable(halves.data(), 1, {-2.0F, mean, factor}, out.data());
    CHECK(out == std::vector<float>{-1.0F, logMelFloor, logMelFloor, 0.0F});
}

TEST_CASE("the quick form gives the bits of the portable one, whole eights of bands or not") {
    const HalfRows quick = halfRowsX86();
    if (quick == nullptr) {
        MESSAGE("skipped: this CPU has no F16C");
        return;
    }
    for (const std::size_t mels : {std::size_t{8}, std::size_t{13}, std::size_t{128}}) {
        std::vector<std::uint16_t> halves(mels * 600);
        for (std::size_t i = 0; i < halves.size(); ++i) {
            halves[i] = static_cast<std::uint16_t>((i * 40503U) % 0x7c00U | (i % 3 == 0 ? 0U : 0x8000U));
        }
        std::vector<float> mean(mels), factor(mels), expected(halves.size()), out(halves.size());
        for (std::size_t band = 0; band < mels; ++band) {
            mean[band] = -6.0F + 0.37F * static_cast<float>(band);
            factor[band] = 1.0F / (3.0F + static_cast<float>(band));
        }
        for (const float gain : {0.0F, 0.731F, -1.4F}) {
            halfRowsPortable(halves.data(), 600, {gain, mean, factor}, expected.data());
            quick(halves.data(), 600, {gain, mean, factor}, out.data());
            CHECK(out == expected);
        }
    }
}
