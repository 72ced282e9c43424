// SPDX-License-Identifier: Apache-2.0
// B clips · N cells · R context tokens · P predicted tokens · D width
#pragma once

#include <torch/types.h>

#include "engine/config/run_config.h"
#include "models/step_masks.h"

namespace ajepa {

/// Scalars of a step; `total` carries the gradient. Read with item<double>() only when a report is due.
struct Losses {
    torch::Tensor total;
    torch::Tensor prediction;  ///< without the variance and covariance terms
    torch::Tensor variance;    ///< VICReg terms before their weights; undefined where both weights are 0
    torch::Tensor covariance;
};

/// What the predictor must hit (method.md 1.10): the target encoder's tokens, centred per cell over the batch if target_centring = position, then normalised:
///   layer     per token over features, no affine, eps 1e-5
///   instance  per clip and feature over the clip's cells (data2vec), eps 1e-5
///   centre    per token minus its mean over features
///   none      as they are
/// [B, N, D] -> [B, N, D].
torch::Tensor normaliseTargets(const torch::Tensor& tokens_BND, const LossConfig& loss);

/// Rows of [B, N, D] at the predicted tokens: -> [P, D].
torch::Tensor targetsAt(const torch::Tensor& targets_BND, const StepMasks& masks);

/// Mean over every counted (clip, cell, dim): (p - t)^2, smooth L1 with beta, |p - t|; cosine: mean over (clip, cell) of 2 - 2 cos.
torch::Tensor predictionLoss(const torch::Tensor& predictions_PD, const torch::Tensor& targets_PD, const LossConfig& loss);

/// VICReg's variance and covariance terms (Bardes et al. 2022) on context tokens, centred per cell: each cell's tokens minus their mean over the clips
/// whose context holds that cell. With z the centred tokens, R their number and C the number of cells that any context holds, S = z^T z / (R - C) is the
/// pooled within-cell covariance; variance = mean over d of max(0, 1 - sqrt(S_dd + 1e-4)), covariance = sum over i != j of S_ij^2 / D.
/// Both are 0 if no cell is seen twice. The gradient flows through the means.
struct VarianceCovariance {
    torch::Tensor variance, covariance;
};
VarianceCovariance varianceCovariance(const torch::Tensor& context_RD, const StepMasks& masks);

/// The objective of a step: prediction + varianceWeight * variance + covarianceWeight * covariance.
Losses objective(const torch::Tensor& predictions_PD, const torch::Tensor& targets_PD, const torch::Tensor& context_RD, const StepMasks& masks,
                 const LossConfig& loss);

}  // namespace ajepa
