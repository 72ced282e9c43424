// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/data/augmentation.h"

using namespace ajepa;

namespace {

constexpr int draws = 20000;

struct Moments {
    double mean = 0, variance = 0;
    int mixed = 0;
};

Moments sharesOf(double alpha, double probability) {
    FinetuneConfig finetune;
    finetune.mixUp = probability;
    finetune.mixUpAlpha = alpha;
    Moments moments;
    double squares = 0;
    for (std::uint64_t clip = 0; clip < draws; ++clip) {
        if (const auto mix = drawMixUp(finetune, 3, 1, clip, 50)) {
            CHECK(mix->partner < 50);
            moments.mean += mix->share;
            squares += mix->share * mix->share;
            ++moments.mixed;
        }
    }
    moments.mean /= moments.mixed;
    moments.variance = squares / moments.mixed - moments.mean * moments.mean;
    return moments;
}

}  // namespace

TEST_CASE("the shares of a mixture follow Beta(alpha, alpha): mean a half, variance 1 / (4 (2 alpha + 1))") {
    for (const double alpha : {0.4, 1.0, 10.0}) {
        CAPTURE(alpha);
        const Moments moments = sharesOf(alpha, 1);
        const double variance = 1 / (4 * (2 * alpha + 1));
        CHECK(moments.mixed == draws);
        CHECK(std::abs(moments.mean - 0.5) < 4 * std::sqrt(variance / draws));
        CHECK(moments.variance == doctest::Approx(variance).epsilon(0.05));
    }
}

TEST_CASE("mix-up takes the share of the clips that it is told") {
    CHECK(std::abs(sharesOf(10, 0.3).mixed - 0.3 * draws) < 4 * std::sqrt(0.3 * 0.7 * draws));
    CHECK(!drawMixUp({}, 0, 0, 0, 10));
}

TEST_CASE("a mixture is a function of seed, epoch and clip") {
    FinetuneConfig finetune;
    finetune.mixUp = 1;
    const auto share = [&](std::uint64_t seed, std::int64_t epoch, std::uint64_t clip) { return drawMixUp(finetune, seed, epoch, clip, 9)->share; };
    CHECK(share(1, 2, 3) == share(1, 2, 3));
    CHECK(std::set{share(1, 2, 3), share(2, 2, 3), share(1, 3, 3), share(1, 2, 4)}.size() == 4);
}

TEST_CASE("one stretch of frames and one of bands are blanked, shorter than the longest, everywhere alike") {
    FinetuneConfig finetune;
    finetune.specAugment = {10, 4};
    std::set<int> lengths;
    for (std::uint64_t clip = 0; clip < 500; ++clip) {
        std::vector<float> input(40 * 8, 1.0F);
        blank(drawBlanks(finetune, 0, 0, clip, 40, 8), 8, input);
        const auto rowIsBlank = [&](int row) {
            return std::all_of(&input[std::size_t(row) * 8], &input[std::size_t(row) * 8] + 8, [](float v) { return v == 0; });
        };
        int blanks = 0, edges = 0;
        for (int row = 0; row < 40; ++row) {
            blanks += rowIsBlank(row) ? 1 : 0;
            edges += rowIsBlank(row) != (row > 0 && rowIsBlank(row - 1)) ? 1 : 0;
        }
        CHECK(edges <= 2);
        CHECK(blanks < 10);
        lengths.insert(blanks);
        const auto zeros = std::count(input.begin(), input.end(), 0.0F);
        CHECK((zeros - blanks * 8) % (40 - blanks) == 0);  // whole bands in the other rows
        CHECK((zeros - blanks * 8) / (40 - blanks) < 4);
    }
    CHECK(lengths.size() == 10);
    std::vector<float> untouched(40 * 8, 1.0F);
    blank(drawBlanks({}, 0, 0, 0, 40, 8), 8, untouched);
    CHECK(std::count(untouched.begin(), untouched.end(), 1.0F) == 320);
}
