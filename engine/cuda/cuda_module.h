// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/training/update_coefficients.h"
#include "models/arena_range.h"

/// The C face of libajepa_cuda. It names neither CUDA nor Torch types, so that the loading side is built without a toolkit: a stream is a `void*` (null: the
/// default stream), a status is CUDA's own error number (0: success).
namespace ajepa {

/// Raised with every change of a struct or a signature below; a library with another number is refused.
constexpr std::int32_t cudaModuleVersion = 2;

struct CudaVersions {
    std::int32_t driver = 0;   ///< newest CUDA that the driver supports, as 1000 * major + 10 * minor; 0 without a driver
    std::int32_t runtime = 0;  ///< CUDA that the module was built with
};

struct CudaDeviceFacts {
    char name[256] = {};
    char busId[32] = {};                 ///< PCI address, as the driver's tools write it
    std::int64_t totalBytes = 0;         ///< memory of the device
    std::int64_t freeBytes = -1;         ///< -1 if the driver's management library does not tell
    std::int32_t computeCapability = 0;  ///< 10 * major + minor
};

/// Device pointers to the arenas, all of `size` floats except the target.
struct CudaArenas {
    float* parameters;
    const float* gradients;
    float* firstMoment;
    float* secondMoment;
    float* target;  ///< EMA of the first targetSize parameters; may be null if targetSize is 0
    std::int64_t size;
    std::int64_t targetSize;
    const ArenaRange* decayRanges;  ///< on the device; ascending, without overlap
    std::int64_t decayRangeCount;
};

/// Everything the library does. Functions return a CUDA status; kernels are only launched, so the status of their run comes with `synchronise`.
struct CudaModule {
    std::int32_t version;           ///< cudaModuleVersion of the library
    std::int32_t oldestCapability;  ///< oldest compute capability that the library has code for
    std::int64_t summaryBlockSize;  ///< gradients per block of `summariseGradients`

    /// Neither of these three creates a context: a window may call them without taking memory of the GPU.
    std::int32_t (*versions)(CudaVersions* versions);
    std::int32_t (*deviceCount)(std::int32_t* count);
    std::int32_t (*describeDevice)(std::int32_t device, CudaDeviceFacts* facts);
    const char* (*statusText)(std::int32_t status);

    /// The device of the calling thread's further calls, 0 at first: their pointers and streams must belong to it.
    std::int32_t (*useDevice)(std::int32_t device);

    std::int32_t (*allocate)(void** memory, std::int64_t bytes);
    std::int32_t (*release)(void* memory);
    std::int32_t (*copy)(void* to, const void* from, std::int64_t bytes);  ///< either side may be host or device; returns when done
    std::int32_t (*synchronise)();

    /// ArenaOptimizer::update on the device: one pass over gradients, moments, parameters and target.
    std::int32_t (*updateArenas)(const CudaArenas* arenas, const UpdateCoefficients* coefficients, void* stream);

    /// Sum of squares of `size` gradients, in double, to `sum` on the device; not finite if a gradient is not. `blockSums` has room on the device for one double per
    /// summaryBlockSize gradients. The order of the additions is fixed: the same gradients give the same bits.
    std::int32_t (*summariseGradients)(const float* gradients, std::int64_t size, double* blockSums, double* sum, void* stream);
};

/// The one symbol that the library exports.
using CudaModuleEntry = const CudaModule* (*)();
constexpr const char* cudaModuleEntryName = "ajepaCudaModule";

}  // namespace ajepa
