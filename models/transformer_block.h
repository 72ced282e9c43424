// SPDX-License-Identifier: Apache-2.0
// R packed tokens · D width
#pragma once

#include <torch/nn/module.h>

#include "models/attention.h"
#include "models/block_variation.h"
#include "models/layers.h"
#include "models/token_rows.h"

namespace ajepa {

/// A block of the encoder or the predictor: packed tokens in, packed tokens out.
class Block : public torch::nn::Module {
public:
    virtual torch::Tensor forward(const torch::Tensor& tokens_RD, const TokenRows& rows) = 0;
};

/// Pre-norm block of ViT (Dosovitskiy et al. 2021): x + attn(norm1(x)), then x + mlp(norm2(x)).
class TransformerBlock : public Block {
public:
    TransformerBlock(std::int64_t dim, std::int64_t heads, double mlpRatio, double normEps);
    torch::Tensor forward(const torch::Tensor& tokens_RD, const TokenRows& rows) override { return forward(tokens_RD, rows, {}); }
    /// Varied; only for sequences of the same length.
    torch::Tensor forward(const torch::Tensor& tokens_RD, const TokenRows& rows, const BlockVariation& variation);

private:
    std::shared_ptr<LayerNorm> norm1_;
    std::shared_ptr<Attention> attn_;
    std::shared_ptr<LayerNorm> norm2_;
    std::shared_ptr<Mlp> mlp_;
};

}  // namespace ajepa
