// SPDX-License-Identifier: Apache-2.0
// S sequences · L tokens of the longest · R packed tokens · D width · H heads
#pragma once

#include <torch/nn/module.h>

#include "models/layers.h"
#include "models/token_rows.h"

namespace ajepa {

/// Multi-head scaled dot-product attention within each sequence of packed tokens. Parameters qkv (rows q, k, v) and proj, as in timm.
class Attention : public torch::nn::Module {
public:
    /// heads must divide dim.
    Attention(std::int64_t dim, std::int64_t heads);
    /// `allowed_S1LL`: which token attends to which, instead of each to all; only for sequences of the same length.
    torch::Tensor forward(const torch::Tensor& tokens_RD, const TokenRows& rows, const torch::Tensor& allowed_S1LL = {});

private:
    std::int64_t heads_;
    std::shared_ptr<Linear> qkv_, proj_;
};

}  // namespace ajepa
