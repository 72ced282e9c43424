// SPDX-License-Identifier: Apache-2.0
#include "models/training_step.h"

#include "models/autocast_scope.h"

namespace ajepa {

namespace {

/// Normalised target embeddings at the predicted cells. The other cells' are not kept.
torch::Tensor targetsOf(Jepa& jepa, const torch::Tensor& logMel_BSM, const StepMasks& masks, const LossConfig& loss, Precision precision) {
    torch::Tensor encoded_BND;
    {
        const AutocastScope autocast(logMel_BSM.device(), precision);
        encoded_BND = loss.stopGradient ? jepa.encodeTargets(logMel_BSM) : jepa.encodeTrainedTargets(logMel_BSM);
    }
    return targetsAt(normaliseTargets(encoded_BND.to(torch::kFloat), loss), masks);
}

}  // namespace

StepOutputs forwardStep(Jepa& jepa, const torch::Tensor& logMel_BSM, const StepMasks& masks, const LossConfig& loss, Precision precision) {
    StepOutputs step;
    step.targets_PD = targetsOf(jepa, logMel_BSM, masks, loss, precision);
    {
        const AutocastScope autocast(logMel_BSM.device(), precision);
        step.context_RD = jepa.encodeContext(logMel_BSM, masks).to(torch::kFloat);
        step.predictions_PD = jepa.predict(step.context_RD, masks).to(torch::kFloat);
    }
    step.losses = objective(step.predictions_PD, step.targets_PD, step.context_RD, masks, loss);
    return step;
}

PureStep pureStep(Jepa& jepa, const torch::Tensor& logMel_BSM, const MaskPlan& masks, const RunConfig& config) {
    std::vector<NamedTensor> trained = jepa.trained();
    for (NamedTensor& parameter : trained) {
        parameter.tensor.mutable_grad().reset();
    }
    const StepMasks indices = stepMasks(masks, config.predictor.feed, logMel_BSM.device());
    const StepOutputs step = forwardStep(jepa, logMel_BSM, indices, config.loss);
    step.losses.total.backward();

    PureStep result{.loss = step.losses.total.item<double>(),
                    .targetValues = spreadPredicted(step.targets_PD, indices),
                    .predictions = spreadPredicted(step.predictions_PD, indices),
                    .gradients = {}};
    for (const auto& [name, parameter] : trained) {
        result.gradients.push_back({name, parameter.grad().defined() ? parameter.grad() : torch::zeros_like(parameter)});
    }
    return result;
}

}  // namespace ajepa
