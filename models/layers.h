// SPDX-License-Identifier: Apache-2.0
// R rows · D width
#pragma once

#include <torch/nn/module.h>

#include <cstdint>

namespace ajepa {

/// Affine map with `weight` [out, in] and `bias` [out]; left uninitialised until initialiseWeights() or a checkpoint fills it.
class Linear : public torch::nn::Module {
public:
    Linear(std::int64_t in, std::int64_t out);
    torch::Tensor forward(const torch::Tensor& x_RD) const;

private:
    torch::Tensor weight_, bias_;
};

/// Layer normalisation over the last axis, with `weight` and `bias` [D].
class LayerNorm : public torch::nn::Module {
public:
    LayerNorm(std::int64_t dim, double eps);
    torch::Tensor forward(const torch::Tensor& x_RD) const;

private:
    double eps_;
    torch::Tensor weight_, bias_;
};

/// The two-layer perceptron of a Transformer block: fc1, exact GELU, fc2.
class Mlp : public torch::nn::Module {
public:
    Mlp(std::int64_t dim, std::int64_t hidden);
    torch::Tensor forward(const torch::Tensor& x_RD) const;

private:
    std::shared_ptr<Linear> fc1_, fc2_;
};

}  // namespace ajepa
