// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "engine/base/error.h"
#include "models/window_attention.h"
#include "tests/models/tiny_jepa.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

// The cells whose tokens change the output at `cell`, by gradient.
std::set<int> reach(const WindowPlan& plan, int cell) {
    const auto attention = std::make_shared<WindowAttention>(8, 2, plan);
    {
        const torch::NoGradGuard noGrad;
        std::uint64_t seed = 0;
        for (const auto& parameter : attention->named_parameters()) {
            parameter.value().copy_(parameter.key() == "tau" ? torch::ones({2}) : randomTensor(parameter.value().sizes(), ++seed) * 0.3);
        }
    }
    const torch::Tensor tokens = randomTensor({plan.grid.cells(), 8}).requires_grad_();
    attention->forward(tokens)[cell].square().sum().backward();
    const torch::Tensor influence = tokens.grad().abs().sum(1);
    std::set<int> cells;
    for (int other = 0; other < plan.grid.cells(); ++other) {
        if (influence[other].item<float>() > 1e-9F) {
            cells.insert(other);
        }
    }
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

TEST_CASE("attention stays within windows, and the seam of the roll is closed") {
    const PatchGrid grid{.time = 16, .bands = 8};
    const WindowPlan plain = WindowPlan::of(grid, {4, 4}, {0, 0});
    CHECK(reach(plain, 0) == rectangle(grid, 0, 4, 0, 4));
    CHECK(reach(plain, 5 * 8 + 6) == rectangle(grid, 4, 8, 4, 8));

    const WindowPlan shifted = WindowPlan::of(grid, {4, 4}, {2, 0});
    CHECK(reach(shifted, 3 * 8 + 1) == rectangle(grid, 2, 6, 0, 4));
    CHECK(reach(shifted, 0) == rectangle(grid, 0, 2, 0, 4));
    CHECK(reach(shifted, 15 * 8 + 7) == rectangle(grid, 14, 16, 4, 8));

    const WindowPlan both = WindowPlan::of(grid, {4, 4}, {2, 2});
    CHECK(reach(both, 0) == rectangle(grid, 0, 2, 0, 2));
    CHECK(reach(both, 3 * 8 + 3) == rectangle(grid, 2, 6, 2, 6));
    CHECK(reach(both, 15 * 8 + 3) == rectangle(grid, 14, 16, 2, 6));
}

TEST_CASE("the groups of a window plan are the cells that attention joins") {
    for (const std::array<int, 2> shift : {std::array{0, 0}, std::array{2, 0}, std::array{2, 2}, std::array{1, 3}}) {
        const WindowPlan plan = WindowPlan::of({.time = 8, .bands = 8}, {4, 4}, shift);
        const auto groups = plan.attentionGroups();
        for (const int cell : {0, 9, 27, 38, 63}) {
            std::set<int> sameGroup;
            for (int other = 0; other < plan.grid.cells(); ++other) {
                if (groups[static_cast<std::size_t>(other)] == groups[static_cast<std::size_t>(cell)]) {
                    sameGroup.insert(other);
                }
            }
            CHECK(reach(plan, cell) == sameGroup);
        }
    }
}

TEST_CASE("a window is clipped to a smaller grid, and an axis that it covers is not shifted") {
    const WindowPlan plan = WindowPlan::of({.time = 8, .bands = 3}, {4, 4}, {2, 2});
    CHECK(plan.window == std::array<int, 2>{4, 3});
    CHECK(plan.shift == std::array<int, 2>{2, 0});
    CHECK_THROWS_AS(WindowPlan::of({.time = 9, .bands = 4}, {4, 4}, {0, 0}), Error);
}

TEST_CASE("a sharpness beyond 1 / 0.01 is clamped") {
    const auto attention = std::make_shared<WindowAttention>(8, 2, WindowPlan::of({.time = 4, .bands = 4}, {4, 4}, {0, 0}));
    const torch::NoGradGuard noGrad;
    std::uint64_t seed = 0;
    for (const auto& parameter : attention->named_parameters()) {
        parameter.value().copy_(randomTensor(parameter.value().sizes(), ++seed));
    }
    const torch::Tensor tokens = randomTensor({16, 8});
    torch::Tensor tau = attention->named_parameters()["tau"];
    tau.fill_(0.01);
    const torch::Tensor atLimit = attention->forward(tokens);
    tau.fill_(0.0001);
    CHECK(largestDifference(attention->forward(tokens), atLimit) < 1e-6);
    tau.fill_(1);
    CHECK(largestDifference(attention->forward(tokens), atLimit) > 1e-3);
}
