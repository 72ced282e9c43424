// SPDX-License-Identifier: Apache-2.0
#include "engine/training/cuda_optimizer.h"

#include <c10/core/impl/VirtualGuardImpl.h>

#include <cmath>

#include "engine/base/error.h"
#include "engine/jobs/cuda_devices.h"

namespace ajepa {
namespace {

static_assert(sizeof(ArenaRange) == 2 * sizeof(std::int64_t), "the kernels read ranges as pairs of int64");

void require(std::int32_t status, const char* what) {
    if (status != 0) {
        throw Error(ErrorKind::device, std::string(what) + " failed on the GPU: " + cudaModule()->statusText(status), "device.name",
                    "continue the run from its last checkpoint; if it happens again, begin one on the processor with device.name = \"cpu\"");
    }
}

/// Makes the tensor's GPU the one that the module's calls go to. LibTorch's current stream on it.
void* streamOf(const torch::Tensor& tensor) {
    require(cudaModule()->useDevice(tensor.device().index()), "choosing the device");
    return c10::impl::VirtualGuardImpl(tensor.device().type()).getStream(tensor.device()).native_handle();
}

torch::Tensor onDevice(const std::vector<ArenaRange>& ranges, const torch::Device& device) {
    const torch::Tensor pairs = torch::empty({static_cast<std::int64_t>(ranges.size()), 2}, torch::kInt64);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        pairs.data_ptr<std::int64_t>()[2 * i] = ranges[i].begin;
        pairs.data_ptr<std::int64_t>()[2 * i + 1] = ranges[i].end;
    }
    return pairs.to(device);
}

}  // namespace

bool cudaKernelsFit(const torch::Device& device) {
    return device.is_cuda() && cudaModule() != nullptr;
}

CudaOptimizer::CudaOptimizer(ParameterArena& arena, ArenaRange stretch, const std::vector<ArenaRange>& decayRanges)
    : parameters_(arena.parameterBuffer().narrow(0, stretch.begin, stretch.end - stretch.begin)),
      gradients_(arena.gradientBuffer().narrow(0, stretch.begin, stretch.end - stretch.begin)),
      target_(stretch.begin == 0 ? arena.targetBuffer() : arena.targetBuffer().narrow(0, 0, 0)),
      firstMoment_(torch::zeros_like(parameters_)),
      secondMoment_(torch::zeros_like(parameters_)),
      decayRanges_(onDevice(decayRanges, arena.device())) {}

void CudaOptimizer::update(const UpdateSettings& settings) {
    const UpdateCoefficients coefficients = coefficientsOf(settings);
    const CudaArenas arenas{.parameters = parameters_.data_ptr<float>(),
                            .gradients = gradients_.const_data_ptr<float>(),
                            .firstMoment = firstMoment_.data_ptr<float>(),
                            .secondMoment = secondMoment_.data_ptr<float>(),
                            .target = target_.numel() > 0 ? target_.data_ptr<float>() : nullptr,
                            .size = parameters_.numel(),
                            .targetSize = target_.numel(),
                            .decayRanges = reinterpret_cast<const ArenaRange*>(decayRanges_.const_data_ptr<std::int64_t>()),
                            .decayRangeCount = decayRanges_.size(0)};
    require(cudaModule()->updateArenas(&arenas, &coefficients, streamOf(parameters_)), "the update of the weights");
}

GradientSummary summariseOnCuda(const torch::Tensor& gradients) {
    const std::int64_t blockSize = cudaModule()->summaryBlockSize;
    const auto doubles = torch::TensorOptions(torch::kDouble).device(gradients.device());
    const torch::Tensor blockSums = torch::empty({(gradients.numel() + blockSize - 1) / blockSize}, doubles), sum = torch::empty({1}, doubles);
    require(cudaModule()->summariseGradients(gradients.const_data_ptr<float>(), gradients.numel(), blockSums.data_ptr<double>(),
                                             sum.data_ptr<double>(), streamOf(gradients)),
            "the norm of the gradients");
    const auto total = sum.item<double>();
    return {.norm = std::sqrt(total), .finite = std::isfinite(total)};
}

}  // namespace ajepa
