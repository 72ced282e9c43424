// SPDX-License-Identifier: Apache-2.0
#include "models/transformer_block.h"

#include <torch/types.h>

#include <cmath>

namespace ajepa {

TransformerBlock::TransformerBlock(std::int64_t dim, std::int64_t heads, double mlpRatio, double normEps)
    : norm1_(register_module("norm1", std::make_shared<LayerNorm>(dim, normEps))),
      attn_(register_module("attn", std::make_shared<Attention>(dim, heads))),
      norm2_(register_module("norm2", std::make_shared<LayerNorm>(dim, normEps))),
      mlp_(register_module("mlp", std::make_shared<Mlp>(dim, std::llround(static_cast<double>(dim) * mlpRatio)))) {}

torch::Tensor TransformerBlock::forward(const torch::Tensor& tokens_RD, const TokenRows& rows) {
    const torch::Tensor attended_RD = tokens_RD + attn_->forward(norm1_->forward(tokens_RD), rows);
    return attended_RD + mlp_->forward(norm2_->forward(attended_RD));
}

}  // namespace ajepa
