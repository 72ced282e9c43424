// SPDX-License-Identifier: Apache-2.0
#include "engine/training/tensor_optimizer.h"

namespace ajepa {

TensorOptimizer::TensorOptimizer(ParameterArena& arena, ArenaRange stretch, std::vector<ArenaRange> decayRanges)
    : decayRanges_(std::move(decayRanges)),
      parameters_(arena.parameterBuffer().narrow(0, stretch.begin, stretch.end - stretch.begin)),
      gradients_(arena.gradientBuffer().narrow(0, stretch.begin, stretch.end - stretch.begin)),
      target_(stretch.begin == 0 ? arena.targetBuffer() : arena.targetBuffer().narrow(0, 0, 0)),
      firstMoment_(torch::zeros_like(parameters_)),
      secondMoment_(torch::zeros_like(parameters_)) {}

void TensorOptimizer::update(const UpdateSettings& settings) {
    const torch::NoGradGuard noGrad;
    const UpdateCoefficients c = coefficientsOf(settings);
    const torch::Tensor gradients = gradients_ * c.gradientScale;
    firstMoment_.mul_(c.firstKeep).add_(gradients, c.firstAdd);
    secondMoment_.mul_(c.secondKeep).addcmul_(gradients, gradients, c.secondAdd);
    for (const ArenaRange& range : decayRanges_) {
        parameters_.narrow(0, range.begin, range.end - range.begin).mul_(c.decay);
    }
    parameters_.addcdiv_(firstMoment_, secondMoment_.sqrt().mul_(c.secondCorrection).add_(c.epsilon), -c.stepSize);
    target_.lerp_(parameters_.narrow(0, 0, target_.size(0)), c.emaAdd);
}

}  // namespace ajepa
