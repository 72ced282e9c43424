// SPDX-License-Identifier: Apache-2.0
#include "models/transformer_block.h"

#include <torch/types.h>

#include <cmath>

namespace ajepa {
namespace {

torch::Tensor scaled(const torch::Tensor& branch_RD, const torch::Tensor& factor_S11, const TokenRows& rows) {
    return factor_S11.defined() ? (branch_RD.view({rows.sequences, rows.longest, -1}) * factor_S11).view_as(branch_RD) : branch_RD;
}

}  // namespace

TransformerBlock::TransformerBlock(std::int64_t dim, std::int64_t heads, double mlpRatio, double normEps)
    : norm1_(register_module("norm1", std::make_shared<LayerNorm>(dim, normEps))),
      attn_(register_module("attn", std::make_shared<Attention>(dim, heads))),
      norm2_(register_module("norm2", std::make_shared<LayerNorm>(dim, normEps))),
      mlp_(register_module("mlp", std::make_shared<Mlp>(dim, std::llround(static_cast<double>(dim) * mlpRatio)))) {}

torch::Tensor TransformerBlock::forward(const torch::Tensor& tokens_RD, const TokenRows& rows, const BlockVariation& variation) {
    const torch::Tensor mixed_RD = attn_->forward(norm1_->forward(tokens_RD), rows, variation.allowed_S1LL);
    const torch::Tensor attended_RD = tokens_RD + scaled(mixed_RD, variation.attention_S11, rows);
    return attended_RD + scaled(mlp_->forward(norm2_->forward(attended_RD)), variation.mlp_S11, rows);
}

}  // namespace ajepa
