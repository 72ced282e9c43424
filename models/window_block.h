// SPDX-License-Identifier: Apache-2.0
// R packed tokens: all cells of each clip · D width
#pragma once

#include "models/transformer_block.h"
#include "models/window_attention.h"

namespace ajepa {

/// Block of Swin V2 with its post-norm residuals: x + norm1(attn(x)), then x + norm2(mlp(x)).
class WindowBlock : public Block {
public:
    WindowBlock(std::int64_t dim, std::int64_t heads, double mlpRatio, double normEps, const WindowPlan& plan);
    torch::Tensor forward(const torch::Tensor& tokens_RD, const TokenRows& rows) override;

private:
    std::shared_ptr<WindowAttention> attn_;
    std::shared_ptr<LayerNorm> norm1_;
    std::shared_ptr<Mlp> mlp_;
    std::shared_ptr<LayerNorm> norm2_;
};

}  // namespace ajepa
