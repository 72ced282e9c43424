// SPDX-License-Identifier: Apache-2.0
// B clips · W windows of a clip · L cells of a window · H heads · E width of a head · D = H * E
#pragma once

#include <torch/nn/module.h>

#include "engine/masking/window_plan.h"
#include "models/layers.h"

namespace ajepa {

/// Shifted-window attention of Swin V2 as in AudioMAE's decoder (method.md 1.9): logits = cos(q, k) / max(tau, 0.01) + bias, where the relative bias
/// comes from a perceptron (meta_mlp: 2 -> 384 -> H, ReLU) on sign(d) ln(1 + |d|), and -100 is added between cells that meet only across the seam
/// of the roll. Deviation: AudioMAE's dropout of 0.1 inside meta_mlp is left out, so that a step is a pure function of its inputs.
class WindowAttention : public torch::nn::Module {
public:
    WindowAttention(std::int64_t dim, std::int64_t heads, const WindowPlan& plan);
    /// [B * N, D] -> [B * N, D], all cells of each clip in row-major order.
    torch::Tensor forward(const torch::Tensor& tokens_RD);
    /// With what is computed from the windows and stands in no checkpoint.
    void to(torch::Device device, bool nonBlocking = false) override;
    using torch::nn::Module::to;

private:
    torch::Tensor bias_WHLL() const;
    torch::Tensor intoWindows(const torch::Tensor& tokens_RD) const;
    torch::Tensor outOfWindows(const torch::Tensor& tokens_RD) const;

    std::int64_t heads_;
    WindowPlan plan_;
    std::shared_ptr<Linear> qkv_, proj_;
    torch::Tensor tau_;
    std::shared_ptr<torch::nn::Module> metaMlp_;
    std::shared_ptr<Linear> metaFc1_, metaFc2_;
    torch::Tensor offsets_L2_;     // log-spaced coordinates of each pair of cells [L * L, 2]
    torch::Tensor seamMask_W1LL_;  // 0 or -100; undefined if not shifted
};

}  // namespace ajepa
