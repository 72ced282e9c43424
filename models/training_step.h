// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N cells · R context tokens · P predicted tokens · D width
#pragma once

#include <torch/types.h>

#include "engine/config/run_config.h"
#include "models/jepa.h"
#include "models/objective.h"
#include "models/step_masks.h"

namespace ajepa {

/// Everything that one forward pass of training computes.
struct StepOutputs {
    torch::Tensor targets_PD;  ///< normalised
    torch::Tensor context_RD;
    torch::Tensor predictions_PD;
    Losses losses;
};

/// Targets, context, prediction, loss; `losses.total.backward()` is the caller's next line.
///     logMel [B, S, M]: normalised, on the device of the networks, as the masks
///     precision: of the networks' arithmetic; targets, predictions and loss are fp32
StepOutputs forwardStep(Jepa& jepa, const torch::Tensor& logMel_BSM, const StepMasks& masks, const LossConfig& loss,
                        Precision precision = Precision::fp32);

/// The training step as a pure function (`ajepa step`, cli.md): loss, targets and predictions spread over the grid ([B, N, D] or [B, M, N, D], zero where
/// nothing is predicted), and the gradient of each trained tensor in the order of jepa.trained(). fp32, no optimiser.
struct PureStep {
    double loss = 0;
    torch::Tensor targetValues, predictions;
    std::vector<NamedTensor> gradients;
};
PureStep pureStep(Jepa& jepa, const torch::Tensor& logMel_BSM, const MaskPlan& masks, const RunConfig& config);

}  // namespace ajepa
