// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <string>
#include <vector>

namespace ajepa {

/// A tensor with its name in a checkpoint ("context_encoder.blocks.0.norm1.weight").
struct NamedTensor {
    std::string name;
    torch::Tensor tensor;
};

/// The tensors where the processor reads them: themselves, or copies of those that lie on another device.
std::vector<NamedTensor> onHost(std::vector<NamedTensor> tensors);

/// Adds a module's parameters or buffers, their names behind a prefix ("context_encoder.").
void append(std::vector<NamedTensor>& into, const std::string& prefix, const torch::OrderedDict<std::string, torch::Tensor>& tensors);

}  // namespace ajepa
