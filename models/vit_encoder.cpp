// SPDX-License-Identifier: Apache-2.0
#include "models/vit_encoder.h"

#include <torch/types.h>

#include <string>

#include "models/position_encoding.h"

namespace ajepa {
namespace {

constexpr double layerMeanEps = 1e-5;

}  // namespace

VitEncoder::VitEncoder(const EncoderConfig& encoder, PatchGrid grid)
    : dim_(encoder.dim), grid_(grid), patchEmbed_(register_module("patch_embed", std::make_shared<PatchEmbed>(encoder, grid))) {
    positions_1ND_ =
        register_buffer("pos_embed", torch::tensor(positionTable(grid.time, grid.bands, encoder.dim)).view({1, grid.cells(), encoder.dim}));
    const auto blocks = register_module("blocks", std::make_shared<torch::nn::Module>());
    for (int layer = 0; layer < encoder.depth; ++layer) {
        blocks_.push_back(blocks->register_module(std::to_string(layer),
                                                  std::make_shared<TransformerBlock>(encoder.dim, encoder.heads, encoder.mlpRatio, encoder.normEps)));
    }
    norm_ = register_module("norm", std::make_shared<LayerNorm>(encoder.dim, encoder.normEps));
}

torch::Tensor VitEncoder::embedAll(const torch::Tensor& logMel_BSM) {
    return (patchEmbed_->forward(logMel_BSM).view({-1, grid_.cells(), dim_}) + positions_1ND_).view({-1, dim_});
}

torch::Tensor VitEncoder::forward(const torch::Tensor& logMel_BSM) {
    return topLayers(logMel_BSM, 1);
}

torch::Tensor VitEncoder::forward(const torch::Tensor& logMel_BSM, const torch::Tensor& cells_R, const TokenRows& rows) {
    const torch::Tensor positions_RD = positions_1ND_.squeeze(0).index_select(0, cells_R.remainder(grid_.cells()));
    torch::Tensor tokens_RD = patchEmbed_->forward(logMel_BSM, cells_R) + positions_RD;
    for (const auto& block : blocks_) {
        tokens_RD = block->forward(tokens_RD, rows);
    }
    return norm_->forward(tokens_RD);
}

torch::Tensor VitEncoder::topLayers(const torch::Tensor& logMel_BSM, int layers) {
    const TokenRows rows = TokenRows::uniform(logMel_BSM.size(0), grid_.cells());
    const std::size_t firstCounted = blocks_.size() - static_cast<std::size_t>(layers);
    torch::Tensor tokens_RD = embedAll(logMel_BSM);
    torch::Tensor sum_RD;
    for (std::size_t layer = 0; layer < blocks_.size(); ++layer) {
        tokens_RD = blocks_[layer]->forward(tokens_RD, rows);
        if (layers > 1 && layer >= firstCounted) {
            const torch::Tensor normalised_RD = at::layer_norm(tokens_RD, {dim_}, {}, {}, layerMeanEps);
            sum_RD = sum_RD.defined() ? sum_RD + normalised_RD : normalised_RD;
        }
    }
    const torch::Tensor output_RD = layers > 1 ? sum_RD / layers : norm_->forward(tokens_RD);
    return output_RD.view({-1, grid_.cells(), dim_});
}

torch::Tensor VitEncoder::lastBlock(const torch::Tensor& logMel_BSM, std::span<const BlockVariation> variations) {
    const TokenRows rows = TokenRows::uniform(logMel_BSM.size(0), grid_.cells());
    torch::Tensor tokens_RD = embedAll(logMel_BSM);
    for (std::size_t layer = 0; layer < blocks_.size(); ++layer) {
        tokens_RD = blocks_[layer]->forward(tokens_RD, rows, variations.empty() ? BlockVariation{} : variations[layer]);
    }
    return tokens_RD.view({-1, grid_.cells(), dim_});
}

}  // namespace ajepa
