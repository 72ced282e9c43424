// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "engine/base/error.h"
#include "engine/masking/reachability.h"
#include "engine/masking/window_plan.h"

using namespace ajepa;

namespace {

PredictorConfig windows(int depth, std::array<int, 2> window, std::array<int, 2> shift, int globalEvery = 0) {
    PredictorConfig predictor;
    predictor.depth = depth;
    predictor.window = window;
    predictor.shift = shift;
    predictor.globalEvery = globalEvery;
    return predictor;
}

// Cells reached from one after `layers` layers.
std::set<int> reachOf(const PredictorConfig& predictor, PatchGrid grid, int cell, int layers) {
    const Reachability reach(predictor, grid);
    CellBits reached(grid.cells());
    reached.add(cell);
    for (int layer = 0; layer < layers; ++layer) {
        reach.spread(layer, reached);
    }
    std::set<int> cells;
    reached.forEach([&](std::int32_t found) { cells.insert(found); });
    return cells;
}

std::set<int> rectangle(PatchGrid grid, int top, int bottom, int left, int right) {
    std::set<int> cells;
    for (int t = top; t < bottom; ++t) {
        for (int f = left; f < right; ++f) {
            cells.insert(t * grid.bands + f);
        }
    }
    return cells;
}

}  // namespace

TEST_CASE("a cell reaches its window, then the windows that the shift joins to it") {
    const PatchGrid grid{16, 8};
    const auto shiftedInTime = windows(4, {4, 4}, {2, 0});
    CHECK(reachOf(shiftedInTime, grid, 0, 1) == rectangle(grid, 0, 4, 0, 4));
    CHECK(reachOf(shiftedInTime, grid, 0, 2) == rectangle(grid, 0, 6, 0, 4));
    CHECK(reachOf(shiftedInTime, grid, 0, 3) == rectangle(grid, 0, 8, 0, 4));
    CHECK(reachOf(shiftedInTime, grid, 15 * 8 + 7, 4) == rectangle(grid, 6, 16, 4, 8));
}

TEST_CASE("the seam of the roll joins neither the ends of the clip nor the outer bands") {
    const PatchGrid grid{8, 8};
    const auto both = windows(16, {4, 4}, {2, 2});
    CHECK(reachOf(both, grid, 0, 2) == rectangle(grid, 0, 6, 0, 6));
    CHECK(WindowPlan::of(grid, {4, 4}, {2, 2}).attentionGroups()[0] != WindowPlan::of(grid, {4, 4}, {2, 2}).attentionGroups()[63]);
    // Nine groups of each axis' pieces of 2, 4 and 2 cells.
    const auto groups = WindowPlan::of(grid, {4, 4}, {2, 2}).attentionGroups();
    CHECK(std::set<int>(groups.begin(), groups.end()).size() == 9);
}

TEST_CASE("bands of two windows never meet when only time is shifted") {
    const PatchGrid grid{16, 8};
    CHECK(reachOf(windows(40, {4, 4}, {2, 0}), grid, 3, 40) == rectangle(grid, 0, 16, 0, 4));
    CHECK(reachOf(windows(40, {4, 4}, {2, 2}), grid, 3, 40) == rectangle(grid, 0, 16, 0, 8));
}

TEST_CASE("a global layer joins all cells") {
    const PatchGrid grid{16, 8};
    const auto everyThird = windows(3, {4, 4}, {2, 0}, 3);
    CHECK(reachOf(everyThird, grid, 0, 2).size() == 24);
    CHECK(reachOf(everyThird, grid, 0, 3).size() == 128);
    auto global = windows(1, {4, 4}, {2, 0});
    global.attention = AttentionKind::global;
    CHECK(reachOf(global, grid, 77, 1).size() == 128);
}

TEST_CASE("unreached targets are counted after each layer") {
    const PatchGrid grid{8, 2};
    const Reachability reach(windows(3, {2, 2}, {1, 0}), grid);
    CellBits context(16), targets(16), scratch(16);
    context.add(0);                                  // time 0
    for (const std::int32_t cell : {3, 5, 6, 15}) {  // times 1, 2, 3 and 7
        targets.add(cell);
    }
    std::vector<std::int64_t> unreached;
    reach.addUnreached(context, targets, scratch, unreached);
    CHECK(unreached == std::vector<std::int64_t>{3, 2, 1});  // times 0-1, then 0-2, then 0-3
    reach.addUnreached(context, targets, scratch, unreached);
    CHECK(unreached == std::vector<std::int64_t>{6, 4, 2});
}

TEST_CASE("without a context nothing is reached, and windows that do not fit are refused") {
    const PatchGrid grid{8, 4};
    auto global = windows(2, {4, 4}, {0, 0});
    global.attention = AttentionKind::global;
    CellBits none(32), targets(32), scratch(32);
    targets.add(31);
    std::vector<std::int64_t> unreached;
    Reachability(global, grid).addUnreached(none, targets, scratch, unreached);
    CHECK(unreached == std::vector<std::int64_t>{1, 1});
    CHECK_THROWS_AS(Reachability(windows(2, {3, 4}, {0, 0}), grid), Error);
}
