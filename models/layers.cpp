// SPDX-License-Identifier: Apache-2.0
#include "models/layers.h"

#include <torch/types.h>

namespace ajepa {

Linear::Linear(std::int64_t in, std::int64_t out)
    : weight_(register_parameter("weight", torch::empty({out, in}))), bias_(register_parameter("bias", torch::empty({out}))) {}

torch::Tensor Linear::forward(const torch::Tensor& x_RD) const {
    return at::linear(x_RD, weight_, bias_);
}

LayerNorm::LayerNorm(std::int64_t dim, double eps)
    : eps_(eps), weight_(register_parameter("weight", torch::empty({dim}))), bias_(register_parameter("bias", torch::empty({dim}))) {}

torch::Tensor LayerNorm::forward(const torch::Tensor& x_RD) const {
    return at::layer_norm(x_RD, {weight_.size(0)}, weight_, bias_, eps_);
}

Mlp::Mlp(std::int64_t dim, std::int64_t hidden)
    : fc1_(register_module("fc1", std::make_shared<Linear>(dim, hidden))), fc2_(register_module("fc2", std::make_shared<Linear>(hidden, dim))) {}

torch::Tensor Mlp::forward(const torch::Tensor& x_RD) const {
    return fc2_->forward(at::gelu(fc1_->forward(x_RD)));
}

}  // namespace ajepa
