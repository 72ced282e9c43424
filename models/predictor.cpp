// SPDX-License-Identifier: Apache-2.0
#include "models/predictor.h"

#include <torch/types.h>

#include <string>

#include "engine/base/error.h"
#include "models/position_encoding.h"
#include "models/window_block.h"

namespace ajepa {
namespace {

constexpr double mlpRatio = 4;

std::shared_ptr<Block> makeBlock(const PredictorConfig& predictor, int layer, double normEps, PatchGrid grid) {
    if (attendsGlobally(predictor, layer)) {
        return std::make_shared<TransformerBlock>(predictor.dim, predictor.heads, mlpRatio, normEps);
    }
    return std::make_shared<WindowBlock>(predictor.dim, predictor.heads, mlpRatio, normEps, layerWindows(predictor, grid, layer));
}

}  // namespace

Predictor::Predictor(const PredictorConfig& predictor, const EncoderConfig& encoder, PatchGrid grid)
    : dim_(predictor.dim), grid_(grid), embed_(register_module("embed", std::make_shared<Linear>(encoder.dim, predictor.dim))) {
    if (predictor.feed == PredictorFeed::perTarget && predictor.attention == AttentionKind::window) {
        throw Error(ErrorKind::request, "Window attention needs the whole grid, but predictor.feed is per-target.", "predictor.attention",
                    "Use predictor.attention = \"global\" or predictor.feed = \"full-grid\".");
    }
    maskToken_11E_ = register_parameter("mask_token", torch::empty({1, 1, predictor.dim}));
    positions_1NE_ =
        register_buffer("pos_embed", torch::tensor(positionTable(grid.time, grid.bands, predictor.dim)).view({1, grid.cells(), predictor.dim}));
    const auto blocks = register_module("blocks", std::make_shared<torch::nn::Module>());
    for (int layer = 0; layer < predictor.depth; ++layer) {
        blocks_.push_back(blocks->register_module(std::to_string(layer), makeBlock(predictor, layer, encoder.normEps, grid)));
    }
    norm_ = register_module("norm", std::make_shared<LayerNorm>(predictor.dim, encoder.normEps));
    proj_ = register_module("proj", std::make_shared<Linear>(predictor.dim, encoder.dim));
}

torch::Tensor Predictor::forward(const torch::Tensor& context_RD, const StepMasks& masks) {
    const torch::Tensor context_RE = embed_->forward(context_RD);
    const torch::Tensor predicted_PE = masks.feed == PredictorFeed::fullGrid ? fullGrid(context_RE, masks) : perTarget(context_RE, masks);
    return proj_->forward(norm_->forward(predicted_PE));
}

torch::Tensor Predictor::fullGrid(const torch::Tensor& context_RE, const StepMasks& masks) {
    const torch::Tensor maskTokens_QE = maskToken_11E_.view({1, dim_}).to(context_RE.scalar_type()).expand({masks.clips * masks.cells, dim_});
    const torch::Tensor filled_QE = maskTokens_QE.index_copy(0, masks.contextCells_R, context_RE);
    const torch::Tensor tokens_QE = (filled_QE.view({masks.clips, masks.cells, dim_}) + positions_1NE_).view({-1, dim_});
    return gatherDistinctRows(runBlocks(tokens_QE, TokenRows::uniform(masks.clips, masks.cells)), masks.targetCells_P);
}

torch::Tensor Predictor::perTarget(const torch::Tensor& context_RE, const StepMasks& masks) {
    const std::int64_t clips = masks.clips, blocks = masks.blocks, contextLength = masks.context.longest, targetLength = masks.longestTarget;
    const torch::Tensor context_BKE = padRows(context_RE + positionsAt(masks.contextCells_R.remainder(masks.cells)), masks.context);
    const torch::Tensor contexts_BMKE = context_BKE.unsqueeze(1).expand({clips, blocks, contextLength, dim_});
    const torch::Tensor targets_BMTE = maskToken_11E_ + positionsAt(masks.blockCells_BMT.flatten()).view({clips, blocks, targetLength, dim_});
    const torch::Tensor arranged = at::cat({contexts_BMKE, targets_BMTE}, 2).view({-1, dim_});
    const torch::Tensor tokens_QE = masks.sequencePlaces_Q.defined() ? gatherDistinctRows(arranged, masks.sequencePlaces_Q) : arranged;
    return gatherDistinctRows(runBlocks(tokens_QE, masks.sequences), masks.predictedRows_P);
}

torch::Tensor Predictor::runBlocks(torch::Tensor tokens, const TokenRows& rows) {
    for (const auto& block : blocks_) {
        tokens = block->forward(tokens, rows);
    }
    return tokens;
}

torch::Tensor Predictor::positionsAt(const torch::Tensor& cells) const {
    return positions_1NE_.squeeze(0).index_select(0, cells);
}

}  // namespace ajepa
