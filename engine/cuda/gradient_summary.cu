// SPDX-License-Identifier: Apache-2.0
#include <cuda_runtime.h>

#include "engine/cuda/kernels.h"

namespace ajepa {
namespace {

constexpr int threadsPerBlock = 256;  // a power of two: the tree below halves it
constexpr std::int64_t mostBlocks = 1 << 20;

// Adds the threads' numbers in a fixed tree; the sum is valid in thread 0.
__device__ double sumOfBlock(double own) {
    __shared__ double sums[threadsPerBlock];
    sums[threadIdx.x] = own;
    __syncthreads();
    for (unsigned half = threadsPerBlock / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) {
            sums[threadIdx.x] += sums[threadIdx.x + half];
        }
        __syncthreads();
    }
    const double total = sums[0];
    __syncthreads();  // the caller may come again before every thread has read
    return total;
}

__global__ void sumSquaresKernel(const float* gradients, std::int64_t size, std::int64_t blocks, double* blockSums) {
    for (std::int64_t block = blockIdx.x; block < blocks; block += gridDim.x) {
        const std::int64_t begin = block * gradientSummaryBlock;
        const std::int64_t end = begin + gradientSummaryBlock < size ? begin + gradientSummaryBlock : size;
        double own = 0;
        for (std::int64_t i = begin + threadIdx.x; i < end; i += threadsPerBlock) {
            own += static_cast<double>(gradients[i]) * gradients[i];
        }
        const double sum = sumOfBlock(own);
        if (threadIdx.x == 0) {
            blockSums[block] = sum;
        }
    }
}

// One block: which thread adds which block sums depends on nothing but their number.
__global__ void sumBlocksKernel(const double* blockSums, std::int64_t blocks, double* sum) {
    double own = 0;
    for (std::int64_t block = threadIdx.x; block < blocks; block += threadsPerBlock) {
        own += blockSums[block];
    }
    const double total = sumOfBlock(own);
    if (threadIdx.x == 0) {
        *sum = total;
    }
}

}  // namespace

std::int32_t launchSummariseGradients(const float* gradients, std::int64_t size, double* blockSums, double* sum, void* stream) {
    if (size < 0) {
        return cudaErrorInvalidValue;
    }
    const std::int64_t blocks = (size + gradientSummaryBlock - 1) / gradientSummaryBlock;
    const auto at = static_cast<cudaStream_t>(stream);
    if (blocks > 0) {
        const auto launched = static_cast<unsigned>(blocks < mostBlocks ? blocks : mostBlocks);
        sumSquaresKernel<<<launched, threadsPerBlock, 0, at>>>(gradients, size, blocks, blockSums);
    }
    sumBlocksKernel<<<1, threadsPerBlock, 0, at>>>(blockSums, blocks, sum);
    return cudaGetLastError();
}

}  // namespace ajepa
