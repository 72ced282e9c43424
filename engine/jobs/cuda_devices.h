// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/cuda/cuda_module.h"

namespace ajepa {

struct CudaDevice {
    int index = 0;  ///< the N of "cuda:N"
    std::string name;
    std::int64_t totalBytes = 0;
    std::optional<std::int64_t> freeBytes;  ///< nothing if the driver does not tell
    int capabilityMajor = 0, capabilityMinor = 0;
};

/// What the machine offers to CUDA. Exactly one of `devices` and `reason` is empty.
struct CudaDevices {
    std::vector<CudaDevice> devices;  ///< only those that the build has code for
    std::string reason;               ///< one sentence why there is none
    std::string driverVersion;        ///< newest CUDA that the driver supports, "13.0"; empty without a driver
    std::string runtimeVersion;       ///< CUDA of the build, "13.0"; empty without the module
};

/// The CUDA module, loaded on the first call and kept; null with a sentence in `reason` where it is not there or does not fit. Loading it makes no CUDA call.
const CudaModule* cudaModule(std::string* reason = nullptr);

/// Asks the driver anew at each call (the first may take a second) without taking memory of the GPU. Throws nothing but std::bad_alloc.
CudaDevices cudaDevices();

/// The sentence for a machine without devices, from what the module told; in the header for its test.
std::string whyNoCudaDevice(const CudaVersions& versions, std::int32_t status, const std::string& statusText);

}  // namespace ajepa
