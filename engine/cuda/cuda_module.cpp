// SPDX-License-Identifier: Apache-2.0
#include "engine/cuda/cuda_module.h"

#include <cuda_runtime_api.h>

#include <cstring>

#include "engine/cuda/free_memory.h"
#include "engine/cuda/kernels.h"

namespace ajepa {
namespace {

std::int32_t versions(CudaVersions* versions) {
    int driver = 0, runtime = 0;
    cudaError_t status = cudaDriverGetVersion(&driver);
    if (status == cudaSuccess) {
        status = cudaRuntimeGetVersion(&runtime);
    }
    *versions = {driver, runtime};
    return status;
}

std::int32_t deviceCount(std::int32_t* count) {
    return cudaGetDeviceCount(count);
}

std::int32_t describeDevice(std::int32_t device, CudaDeviceFacts* facts) {
    cudaDeviceProp properties{};
    cudaError_t status = cudaGetDeviceProperties(&properties, device);
    if (status == cudaSuccess) {
        status = cudaDeviceGetPCIBusId(facts->busId, sizeof facts->busId, device);
    }
    if (status != cudaSuccess) {
        return status;
    }
    static_assert(sizeof facts->name == sizeof properties.name);
    std::memcpy(facts->name, properties.name, sizeof facts->name);
    facts->totalBytes = static_cast<std::int64_t>(properties.totalGlobalMem);
    facts->freeBytes = freeMemoryOf(facts->busId);
    facts->computeCapability = 10 * properties.major + properties.minor;
    return cudaSuccess;
}

const char* statusText(std::int32_t status) {
    return cudaGetErrorString(static_cast<cudaError_t>(status));
}

std::int32_t useDevice(std::int32_t device) {
    return cudaSetDevice(device);
}

std::int32_t allocate(void** memory, std::int64_t bytes) {
    return cudaMalloc(memory, static_cast<std::size_t>(bytes));
}

std::int32_t release(void* memory) {
    return cudaFree(memory);
}

std::int32_t copy(void* to, const void* from, std::int64_t bytes) {
    return cudaMemcpy(to, from, static_cast<std::size_t>(bytes), cudaMemcpyDefault);
}

std::int32_t synchronise() {
    return cudaDeviceSynchronize();
}

constexpr CudaModule module{.version = cudaModuleVersion,
                            .oldestCapability = AJEPA_CUDA_OLDEST_CAPABILITY,
                            .summaryBlockSize = gradientSummaryBlock,
                            .versions = versions,
                            .deviceCount = deviceCount,
                            .describeDevice = describeDevice,
                            .statusText = statusText,
                            .useDevice = useDevice,
                            .allocate = allocate,
                            .release = release,
                            .copy = copy,
                            .synchronise = synchronise,
                            .updateArenas = launchUpdateArenas,
                            .summariseGradients = launchSummariseGradients};

}  // namespace
}  // namespace ajepa

extern "C" __attribute__((visibility("default"))) const ajepa::CudaModule* ajepaCudaModule() {
    return &ajepa::module;
}
