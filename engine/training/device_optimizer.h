// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <memory>
#include <vector>

#include "engine/training/arena_optimizer.h"
#include "models/parameter_arena.h"

namespace ajepa {

/// The optimiser of a stretch of a parameter arena, where the arena lies: AdamW and, of a stretch from the arena's begin, the EMA of its target. One
/// implementation a kind of device: ArenaOptimizer on the processor, the kernels of libajepa_cuda on a GPU, LibTorch's operators anywhere else.
class DeviceOptimizer {
public:
    virtual ~DeviceOptimizer() = default;

    virtual void update(const UpdateSettings& settings) = 0;

    /// The moments of the stretch, one value a parameter, on the arena's device: for checkpoints. Views, not copies.
    virtual torch::Tensor firstMoment() = 0;
    virtual torch::Tensor secondMoment() = 0;
};

/// `decayRanges` count from the begin of the stretch, ascend and do not overlap. Moments start at zero. The arena must outlive the optimiser.
std::unique_ptr<DeviceOptimizer> optimizerOf(ParameterArena& arena, ArenaRange stretch, std::vector<ArenaRange> decayRanges);

/// Of all gradients of an arena; waits for the device.
GradientSummary summariseGradients(ParameterArena& arena);

}  // namespace ajepa
