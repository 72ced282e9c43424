// SPDX-License-Identifier: Apache-2.0
#include "models/patch_embed.h"

#include <torch/types.h>

namespace ajepa {

PatchEmbed::PatchEmbed(const EncoderConfig& encoder, PatchGrid grid) : grid_(grid), patchFrames_(encoder.patchFrames), patchMels_(encoder.patchMels) {
    const auto proj = register_module("proj", std::make_shared<torch::nn::Module>());
    weight_ = proj->register_parameter("weight", torch::empty({encoder.dim, 1, patchFrames_, patchMels_}));
    bias_ = proj->register_parameter("bias", torch::empty({encoder.dim}));
}

torch::Tensor PatchEmbed::forward(const torch::Tensor& logMel_BSM) {
    return project(patches(logMel_BSM));
}

torch::Tensor PatchEmbed::forward(const torch::Tensor& logMel_BSM, const torch::Tensor& cells_R) {
    return project(patches(logMel_BSM).index_select(0, cells_R));
}

torch::Tensor PatchEmbed::patches(const torch::Tensor& logMel_BSM) const {
    return logMel_BSM.view({-1, grid_.time, patchFrames_, grid_.bands, patchMels_})
        .transpose(2, 3)
        .reshape({logMel_BSM.size(0) * grid_.cells(), patchFrames_ * patchMels_});
}

torch::Tensor PatchEmbed::project(const torch::Tensor& patches_RK) const {
    return at::linear(patches_RK, weight_.flatten(1), bias_);
}

}  // namespace ajepa
