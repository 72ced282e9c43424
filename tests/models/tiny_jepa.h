// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "engine/base/random.h"
#include "engine/config/run_config.h"
#include "engine/masking/mask_plan.h"

/// Small configurations, masks and inputs for the tests of the networks.
namespace ajepa::test {

/// 8 x 4 cells of 4 x 4 values, encoder 16 wide with 3 blocks, predictor 8 wide with 2 blocks.
inline RunConfig tinyConfig(PredictorFeed feed, AttentionKind attention) {
    RunConfig config;
    config.features.frames = 32;
    config.features.mels = 16;
    config.encoder = {
        .dim = 16, .depth = 3, .heads = 2, .patchFrames = 4, .patchMels = 4, .mlpRatio = 4, .normEps = 1e-6, .init = WeightInit::xavier};
    config.predictor.dim = 8;
    config.predictor.depth = 2;
    config.predictor.heads = 2;
    config.predictor.feed = feed;
    config.predictor.attention = attention;
    return config;
}

/// Each clip's context holds `contextSizes[clip]` random cells; two targets of 3 and 4 other cells that share one.
inline MaskPlan randomPlan(PatchGrid grid, const std::vector<int>& contextSizes) {
    MaskPlan plan{.grid = grid, .timeFrequency = false, .clips = {}};
    for (std::size_t clip = 0; clip < contextSizes.size(); ++clip) {
        const auto order = RandomStream(1, "test", {clip}).permutation(static_cast<std::uint32_t>(grid.cells()));
        ClipMasks masks;
        masks.context.assign(order.begin() + 6, order.begin() + 6 + contextSizes[clip]);
        masks.targets = {{order.begin(), order.begin() + 3}, {order.begin() + 2, order.begin() + 6}};
        plan.clips.push_back(masks);
    }
    return plan;
}

/// Standard normal values of any shape.
inline torch::Tensor randomTensor(torch::IntArrayRef shape, std::uint64_t seed = 5) {
    torch::Tensor tensor = torch::empty(shape);
    RandomStream stream(seed, "test");
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        tensor.data_ptr<float>()[i] = static_cast<float>(stream.normal());
    }
    return tensor;
}

inline double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace ajepa::test
