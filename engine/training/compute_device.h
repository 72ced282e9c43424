// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <string>

#include "engine/config/run_config.h"

namespace ajepa {

/// The device that a training computes on. device.name `auto` is the first GPU that the build has code for and that LibTorch can use, else the processor;
/// `cuda` is the first GPU. For a GPU, LibTorch's library for it is loaded. Throws Error(device) with what is missing where a GPU was named.
torch::Device computeDevice(const DeviceConfig& config);

/// Why LibTorch cannot compute on this machine's GPUs, in words; empty if it can. Loads its library for them on the first call.
const std::string& whyNoGpuOperators();

/// In words, for the log: "the processor", "cuda:0 (NVIDIA H200)".
std::string deviceText(const torch::Device& device);

}  // namespace ajepa
