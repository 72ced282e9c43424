// SPDX-License-Identifier: Apache-2.0
#include "models/attention.h"

#include <torch/types.h>

namespace ajepa {

Attention::Attention(std::int64_t dim, std::int64_t heads)
    : heads_(heads),
      qkv_(register_module("qkv", std::make_shared<Linear>(dim, 3 * dim))),
      proj_(register_module("proj", std::make_shared<Linear>(dim, dim))) {}

torch::Tensor Attention::forward(const torch::Tensor& tokens_RD, const TokenRows& rows, const torch::Tensor& allowed_S1LL) {
    const std::int64_t width = tokens_RD.size(1);
    const auto qkv =
        padRows(qkv_->forward(tokens_RD), rows).view({rows.sequences, rows.longest, 3, heads_, width / heads_}).permute({2, 0, 3, 1, 4}).unbind(0);
    const torch::Tensor& allowed = rows.ragged() ? rows.keyMask_S11L : allowed_S1LL;
    const std::optional<torch::Tensor> mask = allowed.defined() ? std::optional(allowed) : std::nullopt;
    const torch::Tensor mixed_SHLE = at::scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], mask);
    return proj_->forward(packRows(mixed_SHLE.transpose(1, 2).flatten(2), rows));
}

}  // namespace ajepa
