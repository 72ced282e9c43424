// SPDX-License-Identifier: Apache-2.0
#include "models/window_attention.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ajepa {
namespace {

constexpr int metaWidth = 384;
constexpr double smallestTau = 0.01;
constexpr double smallestNorm = 1e-6;
constexpr float acrossSeam = -100;

// sign(d) ln(1 + |d|) of the (time, frequency) distance of each pair of cells of a window: [L * L, 2].
torch::Tensor logDistances(const WindowPlan& plan) {
    const int cells = plan.cellsOfWindow();
    std::vector<float> values;
    const auto logSpaced = [](int d) { return std::copysign(std::log1p(std::abs(static_cast<float>(d))), static_cast<float>(d)); };
    for (int query = 0; query < cells; ++query) {
        for (int key = 0; key < cells; ++key) {
            values.push_back(logSpaced(query / plan.window[1] - key / plan.window[1]));
            values.push_back(logSpaced(query % plan.window[1] - key % plan.window[1]));
        }
    }
    return torch::tensor(values).view({cells * cells, 2});
}

// For each window of the rolled grid: 0 between neighbours in the grid, -100 between cells that the roll brought together. [W, 1, L, L].
torch::Tensor seamMask(const WindowPlan& plan) {
    const int cells = plan.cellsOfWindow();
    const int windowsAcross = plan.grid.bands / plan.window[1];
    const auto side = [&](int window, int cell) {
        const int t = window / windowsAcross * plan.window[0] + cell / plan.window[1];
        const int f = window % windowsAcross * plan.window[1] + cell % plan.window[1];
        return plan.sideOfSeam(t, f);
    };
    std::vector<float> values;
    for (int window = 0; window < plan.windows(); ++window) {
        for (int query = 0; query < cells; ++query) {
            for (int key = 0; key < cells; ++key) {
                values.push_back(side(window, query) == side(window, key) ? 0 : acrossSeam);
            }
        }
    }
    return torch::tensor(values).view({plan.windows(), 1, cells, cells});
}

// In fp32, which autocast does not see to on the processor.
torch::Tensor unitLength(const torch::Tensor& given) {
    const torch::Tensor vectors = given.to(torch::kFloat);
    return vectors / at::linalg_vector_norm(vectors, 2, -1, true).clamp_min(smallestNorm);
}

}  // namespace

WindowAttention::WindowAttention(std::int64_t dim, std::int64_t heads, const WindowPlan& plan)
    : heads_(heads),
      plan_(plan),
      qkv_(register_module("qkv", std::make_shared<Linear>(dim, 3 * dim))),
      proj_(register_module("proj", std::make_shared<Linear>(dim, dim))),
      tau_(register_parameter("tau", torch::empty({heads}))),
      metaMlp_(register_module("meta_mlp", std::make_shared<torch::nn::Module>())),
      metaFc1_(metaMlp_->register_module("fc1", std::make_shared<Linear>(2, metaWidth))),
      metaFc2_(metaMlp_->register_module("fc2", std::make_shared<Linear>(metaWidth, heads))),
      offsets_L2_(logDistances(plan)) {
    if (plan.shifted()) {
        seamMask_W1LL_ = seamMask(plan);
    }
}

void WindowAttention::to(torch::Device device, bool nonBlocking) {
    torch::nn::Module::to(device, nonBlocking);
    offsets_L2_ = offsets_L2_.to(device);
    seamMask_W1LL_ = seamMask_W1LL_.defined() ? seamMask_W1LL_.to(device) : seamMask_W1LL_;
}

torch::Tensor WindowAttention::forward(const torch::Tensor& tokens_RD) {
    const std::int64_t width = tokens_RD.size(1), cells = plan_.cellsOfWindow();
    const auto qkv =
        qkv_->forward(intoWindows(tokens_RD)).view({-1, plan_.windows(), cells, 3, heads_, width / heads_}).permute({3, 0, 1, 4, 2, 5}).unbind(0);
    const torch::Tensor sharpness_H11 = tau_.clamp_min(smallestTau).reciprocal().view({heads_, 1, 1});
    const torch::Tensor logits_BWHLL = at::matmul(unitLength(qkv[0]) * sharpness_H11, unitLength(qkv[1]).transpose(-2, -1)) + bias_WHLL();
    const torch::Tensor mixed_BWHLE = at::matmul(logits_BWHLL.to(torch::kFloat).softmax(-1), qkv[2]);
    return outOfWindows(proj_->forward(mixed_BWHLE.transpose(2, 3).reshape({-1, width})));
}

torch::Tensor WindowAttention::bias_WHLL() const {
    const std::int64_t cells = plan_.cellsOfWindow();
    const torch::Tensor bias_1HLL = metaFc2_->forward(at::relu(metaFc1_->forward(offsets_L2_))).t().reshape({1, heads_, cells, cells});
    return plan_.shifted() ? bias_1HLL + seamMask_W1LL_ : bias_1HLL;
}

torch::Tensor WindowAttention::intoWindows(const torch::Tensor& tokens_RD) const {
    const auto [windowTime, windowBands] = plan_.window;
    torch::Tensor grid_BTFD = tokens_RD.view({-1, plan_.grid.time, plan_.grid.bands, tokens_RD.size(1)});
    if (plan_.shifted()) {
        grid_BTFD = grid_BTFD.roll({-plan_.shift[0], -plan_.shift[1]}, {1, 2});
    }
    return grid_BTFD.view({-1, plan_.grid.time / windowTime, windowTime, plan_.grid.bands / windowBands, windowBands, tokens_RD.size(1)})
        .transpose(2, 3)
        .reshape(tokens_RD.sizes());
}

torch::Tensor WindowAttention::outOfWindows(const torch::Tensor& tokens_RD) const {
    const auto [windowTime, windowBands] = plan_.window;
    torch::Tensor grid_BTFD =
        tokens_RD.view({-1, plan_.grid.time / windowTime, plan_.grid.bands / windowBands, windowTime, windowBands, tokens_RD.size(1)})
            .transpose(2, 3)
            .reshape({-1, plan_.grid.time, plan_.grid.bands, tokens_RD.size(1)});
    if (plan_.shifted()) {
        grid_BTFD = grid_BTFD.roll({plan_.shift[0], plan_.shift[1]}, {1, 2});
    }
    return grid_BTFD.view(tokens_RD.sizes());
}

}  // namespace ajepa
