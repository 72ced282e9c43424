// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/masking/mask_test_support.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("a clip's masks depend on seed, step and clip, not on the batch") {
    for (const auto strategy : {MaskStrategy::random, MaskStrategy::block, MaskStrategy::timeFrequency, MaskStrategy::curriculum}) {
        auto config = gridConfig(16, 8, strategy, MaskGeometry::grid);
        const auto sampler = makeMaskSampler(config);
        const MaskPlan together = sampler->plan(7, {4, 9, 2, 11});
        const MaskPlan alone = makeMaskSampler(config)->plan(7, {11});
        CHECK(same(together.clips[3], alone.clips[0]));
        CHECK(same(together.clips[1], sampler->sample(7, 9)));
        CHECK_FALSE(same(together.clips[0], together.clips[1]));
        CHECK_FALSE(same(together.clips[0], sampler->sample(8, 4)));
        config.train.seed = 1;
        CHECK_FALSE(same(together.clips[0], makeMaskSampler(config)->sample(7, 4)));
    }
}

TEST_CASE("the curriculum decides a step for the whole batch, or each clip for itself") {
    auto config = gridConfig(16, 8, MaskStrategy::curriculum, MaskGeometry::grid);
    config.train.steps = 200;
    int timeFrequency = 0;
    for (const MaskPlan& plan : plansOf(config, 200, 4)) {
        timeFrequency += plan.timeFrequency;
        for (const ClipMasks& clip : plan.clips) {
            CHECK(clip.targets.size() == (plan.timeFrequency ? 3 : 4));
        }
    }
    CHECK(std::abs(timeFrequency / 200.0 - 0.667) < 0.1);
    config.curriculum.perClip = true;
    int mixed = 0;
    for (const MaskPlan& plan : plansOf(config, 100, 8)) {
        mixed +=
            std::any_of(plan.clips.begin(), plan.clips.end(), [&](const ClipMasks& c) { return c.targets.size() != plan.clips[0].targets.size(); });
    }
    CHECK(mixed > 50);
}

TEST_CASE("first truncation keeps the first cells of the batch minimum, random truncation a subset without bias") {
    auto config = gridConfig(64, 8, MaskStrategy::block, MaskGeometry::grid);
    const auto ragged = makeMaskSampler(config)->plan(3, firstClips(64));
    config.mask.truncation = Truncation::first;
    const auto first = makeMaskSampler(config)->plan(3, firstClips(64));
    config.mask.truncation = Truncation::random;
    const auto random = makeMaskSampler(config)->plan(3, firstClips(64));
    std::size_t smallest = 512;
    for (const auto& clip : ragged.clips) {
        smallest = std::min(smallest, clip.context.size());
    }
    REQUIRE(smallest < ragged.clips[0].context.size());
    double centreFirst = 0, centreRandom = 0, centreRagged = 0;
    const auto mean = [](const std::vector<std::int32_t>& cells) {
        return std::accumulate(cells.begin(), cells.end(), 0.0) / static_cast<double>(cells.size());
    };
    for (std::size_t i = 0; i < 64; ++i) {
        const auto& all = ragged.clips[i].context;
        CHECK(first.clips[i].context == std::vector<std::int32_t>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(smallest)));
        CHECK(random.clips[i].context.size() == smallest);
        CHECK(std::includes(all.begin(), all.end(), random.clips[i].context.begin(), random.clips[i].context.end()));
        CHECK(first.clips[i].targets == ragged.clips[i].targets);
        centreFirst += mean(first.clips[i].context) / 64;
        centreRandom += mean(random.clips[i].context) / 64;
        centreRagged += mean(all) / 64;
    }
    CHECK(centreFirst < centreRagged - 20);
    CHECK(std::abs(centreRandom - centreRagged) < 5);
}

TEST_CASE("statistics count what a hand-made plan holds") {
    MaskPlan plan{{2, 5}, true, {}};
    plan.clips.push_back({{0, 1, 2}, {{5, 6}, {6, 7}}, 1});
    plan.clips.push_back({{9}, {{0}, {0, 1, 2}}, 0});
    MaskPlan other{{2, 5}, false, {}};
    other.clips.push_back({{0, 1}, {{3, 4}}, 0});
    const MaskStatistics statistics = maskStatistics({plan, other});
    CHECK(statistics.contextRatio == doctest::Approx(0.2));
    CHECK(statistics.hiddenRatio == doctest::Approx(0.8));
    CHECK(statistics.targetRatio == doctest::Approx(0.2));
    CHECK(statistics.unionRatio == doctest::Approx((0.3 + 0.3 + 0.2) / 3));
    CHECK(statistics.batchMinimum == doctest::Approx(0.15));
    CHECK(statistics.relaxedShare == doctest::Approx(1.0 / 3));
    CHECK(statistics.tfShare == doctest::Approx(0.5));
}
