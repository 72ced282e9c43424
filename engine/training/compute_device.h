// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>

#include "engine/config/run_config.h"

namespace ajepa {

/// The device that a training computes on. device.name `auto` is the first GPU that the build has code for and that LibTorch can use, else the processor; any
/// other name is LibTorch's. For a GPU, LibTorch's library for it is loaded. Throws Error(device) with what is missing where a GPU was named.
torch::Device computeDevice(const DeviceConfig& config);

/// In words, for the log: "the processor", "cuda:0 (NVIDIA H200)".
std::string deviceText(const torch::Device& device);

/// Peak of the memory that this process holds for a training: of the GPU, else of the processor, in bytes.
std::int64_t memoryOf(const torch::Device& device);

}  // namespace ajepa
