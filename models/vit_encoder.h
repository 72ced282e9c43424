// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N cells · R chosen tokens · D width
#pragma once

#include <torch/nn/module.h>

#include <span>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/masking/mask_plan.h"
#include "models/patch_embed.h"
#include "models/token_rows.h"
#include "models/transformer_block.h"

namespace ajepa {

/// Vision Transformer on log-mel patches, without a class token (method.md 1.8). Context and target encoder share the type.
/// Parameters: patch_embed.proj.*, blocks.N.*, norm.*; buffer pos_embed [1, N, D] (fixed sine-cosine, replaced by a checkpoint's own).
class VitEncoder : public torch::nn::Module {
public:
    VitEncoder(const EncoderConfig& encoder, PatchGrid grid);

    /// All cells: [B, S, M] -> [B, N, D], the final norm's output.
    torch::Tensor forward(const torch::Tensor& logMel_BSM);
    /// Only the chosen cells (places clip * N + cell, in sequences `rows`): -> [R, D]. Other patches are neither embedded nor attended to.
    torch::Tensor forward(const torch::Tensor& logMel_BSM, const torch::Tensor& cells_R, const TokenRows& rows);
    /// All cells: mean of the last `layers` block outputs, each layer-normalised without affine (eps 1e-5; data2vec): -> [B, N, D].
    /// 1 means the final norm's output.
    torch::Tensor topLayers(const torch::Tensor& logMel_BSM, int layers);

    /// All cells, the last block's output before the final norm: -> [B, N, D]. `variations`: one a block, or none.
    torch::Tensor lastBlock(const torch::Tensor& logMel_BSM, std::span<const BlockVariation> variations = {});

    std::int64_t dim() const { return dim_; }
    /// Where the weights lie; inputs must, too.
    torch::Device device() const { return positions_1ND_.device(); }
    PatchGrid grid() const { return grid_; }

private:
    torch::Tensor embedAll(const torch::Tensor& logMel_BSM);

    std::int64_t dim_;
    PatchGrid grid_;
    std::shared_ptr<PatchEmbed> patchEmbed_;
    torch::Tensor positions_1ND_;
    std::vector<std::shared_ptr<TransformerBlock>> blocks_;
    std::shared_ptr<LayerNorm> norm_;
};

}  // namespace ajepa
