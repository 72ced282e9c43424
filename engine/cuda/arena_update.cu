// SPDX-License-Identifier: Apache-2.0
#include <cuda_runtime.h>

#include <algorithm>

#include "engine/cuda/kernels.h"

namespace ajepa {
namespace {

constexpr int threadsPerBlock = 256;
constexpr int valuesPerThread = 4;  // one block's stretch is short against a decay range, so its threads seldom part ways
constexpr std::int64_t stretch = static_cast<std::int64_t>(threadsPerBlock) * valuesPerThread;
constexpr std::int64_t mostBlocks = 1 << 20;

// The first decay range that ends behind `place`.
__device__ std::int64_t rangeAt(const CudaArenas& at, std::int64_t place) {
    std::int64_t low = 0, high = at.decayRangeCount;
    while (low < high) {
        const std::int64_t middle = (low + high) / 2;
        if (at.decayRanges[middle].end <= place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

__device__ void updateValue(const CudaArenas& at, const UpdateCoefficients& c, std::int64_t i, float decay) {
    const float gradient = at.gradients[i] * c.gradientScale;
    const float first = c.firstKeep * at.firstMoment[i] + c.firstAdd * gradient;
    const float second = c.secondKeep * at.secondMoment[i] + c.secondAdd * gradient * gradient;
    const float parameter = at.parameters[i] * decay - c.stepSize * first / (sqrtf(second) * c.secondCorrection + c.epsilon);
    at.firstMoment[i] = first;
    at.secondMoment[i] = second;
    at.parameters[i] = parameter;
    if (i < at.targetSize) {
        at.target[i] += c.emaAdd * (parameter - at.target[i]);
    }
}

__global__ void updateArenasKernel(CudaArenas at, UpdateCoefficients c) {
    for (std::int64_t begin = blockIdx.x * stretch; begin < at.size; begin += gridDim.x * stretch) {
        const std::int64_t end = begin + stretch < at.size ? begin + stretch : at.size;
        std::int64_t range = rangeAt(at, begin);  // the same for the whole block: one walk through the ranges serves its threads
        for (std::int64_t i = begin + threadIdx.x; i < end; i += threadsPerBlock) {
            while (range < at.decayRangeCount && at.decayRanges[range].end <= i) {
                ++range;
            }
            const bool decays = range < at.decayRangeCount && at.decayRanges[range].begin <= i;
            updateValue(at, c, i, decays ? c.decay : 1.0F);
        }
    }
}

}  // namespace

std::int32_t launchUpdateArenas(const CudaArenas* arenas, const UpdateCoefficients* coefficients, void* stream) {
    if (arenas->size < 0 || arenas->targetSize < 0 || arenas->targetSize > arenas->size || arenas->decayRangeCount < 0) {
        return cudaErrorInvalidValue;
    }
    if (arenas->size == 0) {
        return cudaSuccess;
    }
    const auto blocks = static_cast<unsigned>(std::min(mostBlocks, (arenas->size + stretch - 1) / stretch));
    updateArenasKernel<<<blocks, threadsPerBlock, 0, static_cast<cudaStream_t>(stream)>>>(*arenas, *coefficients);
    return cudaGetLastError();
}

}  // namespace ajepa
