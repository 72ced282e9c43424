// SPDX-License-Identifier: Apache-2.0
#include "models/window_block.h"

#include <torch/types.h>

#include <cassert>
#include <cmath>

namespace ajepa {

WindowBlock::WindowBlock(std::int64_t dim, std::int64_t heads, double mlpRatio, double normEps, const WindowPlan& plan)
    : attn_(register_module("attn", std::make_shared<WindowAttention>(dim, heads, plan))),
      norm1_(register_module("norm1", std::make_shared<LayerNorm>(dim, normEps))),
      mlp_(register_module("mlp", std::make_shared<Mlp>(dim, std::llround(static_cast<double>(dim) * mlpRatio)))),
      norm2_(register_module("norm2", std::make_shared<LayerNorm>(dim, normEps))) {}

torch::Tensor WindowBlock::forward(const torch::Tensor& tokens_RD, [[maybe_unused]] const TokenRows& rows) {
    assert(!rows.ragged() && "windows need every cell of every clip");
    const torch::Tensor attended_RD = tokens_RD + norm1_->forward(attn_->forward(tokens_RD));
    return attended_RD + norm2_->forward(mlp_->forward(attended_RD));
}

}  // namespace ajepa
