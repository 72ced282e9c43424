// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/training/device_optimizer.h"

/// The kernels of libajepa_cuda on tensors of a GPU. They run on LibTorch's current stream, in order with its own work.
namespace ajepa {

/// Whether a device is a GPU that the module is there for and has code for.
bool cudaKernelsFit(const torch::Device& device);

/// AdamW and EMA in one pass over the memory of a GPU. Throws Error(device) with CUDA's words if a launch fails. cudaKernelsFit must hold.
class CudaOptimizer final : public DeviceOptimizer {
public:
    CudaOptimizer(ParameterArena& arena, ArenaRange stretch, const std::vector<ArenaRange>& decayRanges);

    void update(const UpdateSettings& settings) override;
    torch::Tensor firstMoment() override { return firstMoment_; }
    torch::Tensor secondMoment() override { return secondMoment_; }

private:
    torch::Tensor parameters_, gradients_, target_, firstMoment_, secondMoment_;
    torch::Tensor decayRanges_;  ///< int64 [ranges, 2]: an ArenaRange each
};

/// Of gradients on a GPU: the order of the additions is fixed, so that the same gradients give the same bits. Waits for the device.
GradientSummary summariseOnCuda(const torch::Tensor& gradients);

}  // namespace ajepa
