// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/training/device_optimizer.h"

namespace ajepa {

/// The update of ArenaOptimizer in LibTorch's operators, a pass over memory for each: for a GPU without kernels of ours.
class TensorOptimizer final : public DeviceOptimizer {
public:
    TensorOptimizer(ParameterArena& arena, ArenaRange stretch, std::vector<ArenaRange> decayRanges);

    void update(const UpdateSettings& settings) override;
    torch::Tensor firstMoment() override { return firstMoment_; }
    torch::Tensor secondMoment() override { return secondMoment_; }

private:
    std::vector<ArenaRange> decayRanges_;
    torch::Tensor parameters_, gradients_, target_, firstMoment_, secondMoment_;
};

}  // namespace ajepa
