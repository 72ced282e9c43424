// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cuda/cuda_module.h"

/// The kernels' launchers, as they stand in CudaModule.
namespace ajepa {

constexpr std::int64_t gradientSummaryBlock = 4096;

std::int32_t launchUpdateArenas(const CudaArenas* arenas, const UpdateCoefficients* coefficients, void* stream);
std::int32_t launchSummariseGradients(const float* gradients, std::int64_t size, double* blockSums, double* sum, void* stream);

}  // namespace ajepa
