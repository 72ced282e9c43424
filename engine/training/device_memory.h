// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <cstdint>

namespace ajepa {

/// Bytes that a training takes of its device: what LibTorch has reserved of a GPU at most since beginDeviceMemory(), or what this process has resident now.
std::int64_t deviceMemoryBytes(const torch::Device& device);

/// Begins to measure anew: a process may train several runs.
void beginDeviceMemory(const torch::Device& device);

/// Gives memory of a GPU that LibTorch keeps for later back to the driver, so that other processes can have it.
void releaseDeviceMemory(const torch::Device& device);

}  // namespace ajepa
