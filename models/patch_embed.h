// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N cells · K = patch frames * patch mels · R chosen tokens · D width
#pragma once

#include <torch/nn/module.h>

#include "engine/config/run_config.h"
#include "engine/masking/mask_plan.h"

namespace ajepa {

/// Log-mel to patch tokens: a convolution whose kernel is its stride, computed as one matrix product over the patches that are wanted.
/// Parameters in the layout of Conv2d: proj.weight [D, 1, patchFrames, patchMels], proj.bias [D]. Cell i = t * bands + f.
class PatchEmbed : public torch::nn::Module {
public:
    PatchEmbed(const EncoderConfig& encoder, PatchGrid grid);

    /// [B, S, M] -> [B * N, D], all cells. S and M must be grid times patch size.
    torch::Tensor forward(const torch::Tensor& logMel_BSM);
    /// [B, S, M] and chosen places clip * N + cell [R] -> [R, D]; other patches are never multiplied.
    torch::Tensor forward(const torch::Tensor& logMel_BSM, const torch::Tensor& cells_R);

private:
    torch::Tensor patches(const torch::Tensor& logMel_BSM) const;
    torch::Tensor project(const torch::Tensor& patches_RK) const;

    PatchGrid grid_;
    int patchFrames_, patchMels_;
    torch::Tensor weight_, bias_;
};

}  // namespace ajepa
