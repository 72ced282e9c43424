// SPDX-License-Identifier: Apache-2.0
// B clips · N cells · R context tokens · P predicted tokens · D width of the encoder · E width of the predictor
#pragma once

#include <torch/nn/module.h>

#include <vector>

#include "engine/config/run_config.h"
#include "models/layers.h"
#include "models/step_masks.h"
#include "models/transformer_block.h"

namespace ajepa {

/// Predicts the target encoder's tokens from context tokens (method.md 1.9). Full-grid feed: context tokens are put back to their cells, mask
/// tokens fill all others, one pass, read at the targets. Per-target feed (I-JEPA): context tokens and the mask tokens of one block, a pass a block.
/// Parameters: embed.*, mask_token [1, 1, E], blocks.N.*, norm.*, proj.*; buffer pos_embed [1, N, E].
class Predictor : public torch::nn::Module {
public:
    /// Throws Error(request) for the per-target feed with window attention, which needs the whole grid.
    Predictor(const PredictorConfig& predictor, const EncoderConfig& encoder, PatchGrid grid);

    /// Context tokens [R, D] -> predictions [P, D] in the order of masks.targetCells_P.
    torch::Tensor forward(const torch::Tensor& context_RD, const StepMasks& masks);

private:
    torch::Tensor fullGrid(const torch::Tensor& context_RE, const StepMasks& masks);
    torch::Tensor perTarget(const torch::Tensor& context_RE, const StepMasks& masks);
    torch::Tensor runBlocks(torch::Tensor tokens, const TokenRows& rows);
    torch::Tensor positionsAt(const torch::Tensor& cells) const;

    std::int64_t dim_;
    PatchGrid grid_;
    std::shared_ptr<Linear> embed_;
    torch::Tensor maskToken_11E_;
    torch::Tensor positions_1NE_;
    std::vector<std::shared_ptr<Block>> blocks_;
    std::shared_ptr<LayerNorm> norm_;
    std::shared_ptr<Linear> proj_;
};

}  // namespace ajepa
