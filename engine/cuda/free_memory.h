// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ajepa {

/// Free bytes of the GPU with this PCI address, from the driver's management library (NVML), or -1. CUDA's own question for it would create a context, which
/// takes some hundred megabytes of the GPU and cannot be given back.
std::int64_t freeMemoryOf(const char* busId);

}  // namespace ajepa
