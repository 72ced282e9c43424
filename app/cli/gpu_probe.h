// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ajepa::cli {

/// What the NVIDIA driver says, asked through libcuda without Torch.
struct GpuProbe {
    bool driver = false;               ///< libcuda could be loaded and started
    std::string driverVersion;         ///< of the CUDA interface, "13.0"
    std::vector<std::string> names;    ///< one a device
    std::vector<std::int64_t> memory;  ///< bytes, one a device
    std::string problem;               ///< why there is no driver
};
GpuProbe probeGpu();

}  // namespace ajepa::cli
