// SPDX-License-Identifier: Apache-2.0
// B clips · N cells of the grid · R context tokens of the batch · P predicted tokens of the batch · M target blocks of a clip
#pragma once

#include <torch/types.h>

#include "engine/config/run_enums.h"
#include "engine/masking/mask_plan.h"
#include "models/token_rows.h"

namespace ajepa {

/// The masks of a batch as index tensors: which tokens the context encoder sees, and which are predicted and counted in the loss.
/// Full grid counts each cell of a clip's union of targets once; per target counts each (block, cell). P runs over clips, blocks, cells in that order.
struct StepMasks {
    PredictorFeed feed = PredictorFeed::fullGrid;
    std::int64_t clips = 0;   ///< B
    std::int64_t cells = 0;   ///< N
    std::int64_t blocks = 1;  ///< M, the most of any clip; 1 for the full grid

    TokenRows context;                      ///< B sequences
    torch::Tensor contextCells_R;           ///< int64, clip * N + cell
    std::int64_t distinctContextCells = 0;  ///< cells that at least one clip's context holds
    torch::Tensor targetCells_P;            ///< int64, clip * N + cell of each predicted token
    torch::Tensor slots_P;                  ///< int64, (clip * M + block) * N + cell: where a predicted token stands in [B, M, N]

    /// Per-target feed only: one sequence a (clip, block): the clip's context tokens, then the block's mask tokens. They are cut out of a padded
    /// [B, M, context.longest + longestTarget] arrangement.
    TokenRows sequences;
    std::int64_t longestTarget = 0;
    torch::Tensor blockCells_BMT;    ///< int64, cell of each mask token, 0 where there is none
    torch::Tensor sequencePlaces_Q;  ///< int64, packed row -> place in the padded arrangement; undefined if nothing is padded
    torch::Tensor predictedRows_P;   ///< int64, predicted token -> packed row

    std::int64_t contextTokens() const { return contextCells_R.size(0); }
    std::int64_t predictedTokens() const { return targetCells_P.size(0); }
};

/// Index tensors of a mask plan. Throws Error(request) if a clip has no context cell, if no clip has a target cell, or if a cell lies outside the grid.
StepMasks stepMasks(const MaskPlan& plan, PredictorFeed feed, const torch::Device& device = torch::kCPU);

/// The feed-specific view of predicted tokens [P, D] as [B, N, D] (full grid) or [B, M, N, D] (per target); zero where nothing is predicted.
torch::Tensor spreadPredicted(const torch::Tensor& values_PD, const StepMasks& masks);

}  // namespace ajepa
