// SPDX-License-Identifier: Apache-2.0
#include "models/objective.h"

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr double normEps = 1e-5;
constexpr double varianceEps = 1e-4;

torch::Tensor instanceNorm(const torch::Tensor& tokens_BND) {
    const auto [variance_B1D, mean_B1D] = at::var_mean(tokens_BND, torch::IntArrayRef{1}, 0, true);
    return (tokens_BND - mean_B1D) * (variance_B1D + normEps).rsqrt();
}

}  // namespace

torch::Tensor normaliseTargets(const torch::Tensor& tokens_BND, const LossConfig& loss) {
    const torch::Tensor centred_BND = loss.targetCentring == TargetCentring::position ? tokens_BND - tokens_BND.mean(0, true) : tokens_BND;
    switch (loss.targetNorm) {
        case TargetNorm::layer:
            return at::layer_norm(centred_BND, {centred_BND.size(2)}, {}, {}, normEps);
        case TargetNorm::instance:
            return instanceNorm(centred_BND);
        case TargetNorm::centre:
            return centred_BND - centred_BND.mean(2, true);
        case TargetNorm::none:
            return centred_BND;
    }
    return centred_BND;
}

torch::Tensor targetsAt(const torch::Tensor& targets_BND, const StepMasks& masks) {
    return targets_BND.reshape({-1, targets_BND.size(2)}).index_select(0, masks.targetCells_P);
}

torch::Tensor predictionLoss(const torch::Tensor& predictions_PD, const torch::Tensor& targets_PD, const LossConfig& loss) {
    switch (loss.kind) {
        case LossKind::mse:
            return at::mse_loss(predictions_PD, targets_PD);
        case LossKind::smoothL1:
            return at::smooth_l1_loss(predictions_PD, targets_PD, at::Reduction::Mean, loss.smoothBeta);
        case LossKind::l1:
            return at::l1_loss(predictions_PD, targets_PD);
        case LossKind::cosine:
            return 2 - 2 * at::cosine_similarity(predictions_PD, targets_PD, 1).mean();
    }
    throw Error(ErrorKind::request, "Unknown loss.", "loss.kind");
}

VarianceCovariance varianceCovariance(const torch::Tensor& context_RD, const StepMasks& masks) {
    const std::int64_t width = context_RD.size(1);
    const std::int64_t freedom = masks.contextTokens() - masks.distinctContextCells;
    if (freedom < 1) {
        return {context_RD.new_zeros({}), context_RD.new_zeros({})};
    }
    const torch::Tensor empty = context_RD.new_zeros({masks.clips * masks.cells, width});
    const torch::Tensor present_BN1 =
        context_RD.new_zeros({masks.clips * masks.cells}).index_fill_(0, masks.contextCells_R, 1).view({masks.clips, masks.cells, 1});
    const torch::Tensor tokens_BND = empty.index_copy(0, masks.contextCells_R, context_RD).view({masks.clips, masks.cells, width});
    const torch::Tensor mean_ND = tokens_BND.sum(0) / present_BN1.sum(0).clamp_min(1);
    const torch::Tensor centred_QD = ((tokens_BND - mean_ND) * present_BN1).view({-1, width});
    const torch::Tensor covariance_DD = at::mm(centred_QD.t(), centred_QD) / static_cast<double>(freedom);
    const torch::Tensor diagonal_D = covariance_DD.diagonal();
    return {.variance = at::relu(1 - (diagonal_D + varianceEps).sqrt()).mean(),
            .covariance = (covariance_DD.square().sum() - diagonal_D.square().sum()) / static_cast<double>(width)};
}

Losses objective(const torch::Tensor& predictions_PD, const torch::Tensor& targets_PD, const torch::Tensor& context_RD, const StepMasks& masks,
                 const LossConfig& loss) {
    Losses losses;
    losses.prediction = predictionLoss(predictions_PD, targets_PD, loss);
    losses.total = losses.prediction;
    if (loss.varianceWeight != 0 || loss.covarianceWeight != 0) {
        const VarianceCovariance terms = varianceCovariance(context_RD, masks);
        losses.variance = terms.variance;
        losses.covariance = terms.covariance;
        losses.total = losses.prediction + loss.varianceWeight * terms.variance + loss.covarianceWeight * terms.covariance;
    }
    return losses;
}

}  // namespace ajepa
