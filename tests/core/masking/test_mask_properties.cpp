// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/base/error.h"
#include "tests/core/masking/mask_test_support.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

// A target is a rectangle: its cells are exactly rows x columns, ascending, inside the grid.
void checkRectangle(const std::vector<std::int32_t>& cells, PatchGrid grid) {
    REQUIRE_FALSE(cells.empty());
    CHECK(std::is_sorted(cells.begin(), cells.end(), std::less_equal<>{}));
    CHECK(cells.front() >= 0);
    CHECK(cells.back() < grid.cells());
    const auto rows = rowsOf(cells, grid.bands);
    const auto columns = columnsOf(cells, grid.bands);
    CHECK(rows.size() * columns.size() == cells.size());
    CHECK(*rows.rbegin() - *rows.begin() + 1 == static_cast<int>(rows.size()));
    CHECK(*columns.rbegin() - *columns.begin() + 1 == static_cast<int>(columns.size()));
}

// Counts the context cells that share time, or band, or place with a target whose constraint was kept.
struct Overlaps {
    int cells = 0, rows = 0, columns = 0;
};
Overlaps overlapsOf(const ClipMasks& clip, int bands) {
    Overlaps overlaps;
    for (std::size_t i = 0; i + static_cast<std::size_t>(clip.relaxations) < clip.targets.size(); ++i) {
        const auto& target = clip.targets[i];
        const auto rows = rowsOf(target, bands);
        const auto columns = columnsOf(target, bands);
        for (const auto cell : clip.context) {
            overlaps.cells += std::binary_search(target.begin(), target.end(), cell);
            overlaps.rows += static_cast<int>(rows.count(cell / bands));
            overlaps.columns += static_cast<int>(columns.count(cell % bands));
        }
    }
    return overlaps;
}

}  // namespace

TEST_CASE("targets are rectangles in the grid and no context cell is hidden") {
    for (const auto geometry : {MaskGeometry::grid, MaskGeometry::literal}) {
        for (const auto strategy : {MaskStrategy::block, MaskStrategy::timeFrequency}) {
            for (const MaskPlan& plan : plansOf(gridConfig(64, 8, strategy, geometry), 40, 16)) {
                CHECK(plan.timeFrequency == (strategy == MaskStrategy::timeFrequency));
                for (const ClipMasks& clip : plan.clips) {
                    CHECK(clip.targets.size() == (plan.timeFrequency ? 3 : 4));
                    for (const auto& target : clip.targets) {
                        checkRectangle(target, plan.grid);
                        CHECK(target.size() == plan.clips[0].targets[0].size());
                    }
                    CHECK(std::is_sorted(clip.context.begin(), clip.context.end(), std::less_equal<>{}));
                    CHECK(clip.context.size() >= 11U);  // more than min_keep 10, or 2 % of 512
                    const Overlaps overlaps = overlapsOf(clip, 8);
                    CHECK(overlaps.cells == 0);
                    CHECK((!plan.timeFrequency || overlaps.rows + overlaps.columns == 0));
                }
            }
        }
    }
}

TEST_CASE("a target hides its time, its bands, or one of both, as told") {
    auto config = gridConfig(64, 8, MaskStrategy::timeFrequency, MaskGeometry::grid);
    for (const auto hidden : {HiddenCells::time, HiddenCells::frequency, HiddenCells::either}) {
        config.mask.hiddenCells = hidden;
        int onlyTime = 0, onlyFrequency = 0;
        for (const MaskPlan& plan : plansOf(config, 30, 8)) {
            for (const ClipMasks& clip : plan.clips) {
                const Overlaps overlaps = overlapsOf(clip, 8);
                CHECK(overlaps.cells == 0);
                CHECK((overlaps.rows == 0) != (overlaps.columns == 0));
                overlaps.rows == 0 ? ++onlyTime : ++onlyFrequency;
            }
        }
        CHECK((onlyTime > 0) == (hidden != HiddenCells::frequency));
        CHECK((onlyFrequency > 0) == (hidden != HiddenCells::time));
    }
}

TEST_CASE("an impossible context drops constraints one after the other and is counted") {
    auto config = gridConfig(16, 8, MaskStrategy::timeFrequency, MaskGeometry::grid);
    config.mask.minKeep = 60;
    int relaxed = 0;
    for (const MaskPlan& plan : plansOf(config, 20, 16)) {
        for (const ClipMasks& clip : plan.clips) {
            relaxed += clip.relaxations > 0;
            CHECK(clip.relaxations <= 3);
            CHECK((clip.context.size() >= 60U || clip.relaxations == 3));
        }
    }
    CHECK(relaxed > 200);
}

TEST_CASE("random masks split the grid at the ratio of the step") {
    auto config = gridConfig(16, 8, MaskStrategy::random, MaskGeometry::grid);
    std::set<std::size_t> kept;
    for (const MaskPlan& plan : plansOf(config, 400, 2)) {
        const ClipMasks& clip = plan.clips[0];
        REQUIRE(clip.targets.size() == 1);
        std::vector<std::int32_t> all = clip.context;
        all.insert(all.end(), clip.targets[0].begin(), clip.targets[0].end());
        std::sort(all.begin(), all.end());
        REQUIRE(all.size() == 128);
        CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
        CHECK(plan.clips[1].context.size() == clip.context.size());
        CHECK(plan.clips[1].context != clip.context);
        kept.insert(clip.context.size());
    }
    // floor(128 (1 - u)), u in [0.4, 0.6)
    CHECK(*kept.begin() == 51);
    CHECK(*kept.rbegin() == 76);
    CHECK(kept.size() == 26);
}

TEST_CASE("a grid too small for the rule is refused with what would be right") {
    CHECK_THROWS_AS(makeMaskSampler(gridConfig(1, 1, MaskStrategy::random, MaskGeometry::grid)), Error);
    CHECK_THROWS_AS(makeMaskSampler(gridConfig(64, 1, MaskStrategy::block, MaskGeometry::literal)), Error);
    CHECK_THROWS_AS(makeMaskSampler(gridConfig(3, 3, MaskStrategy::block, MaskGeometry::grid)), Error);
    auto config = gridConfig(16, 8, MaskStrategy::curriculum, MaskGeometry::grid);
    config.curriculum.perClip = true;
    CHECK_NOTHROW(makeMaskSampler(config));
    config.mask.truncation = Truncation::first;
    CHECK_THROWS_AS(makeMaskSampler(config), Error);
}
