// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include "engine/config/run_enums.h"

namespace ajepa {

/// While it lives, matrix products, linear layers and attention on a device compute in bf16 from fp32 weights, by LibTorch's autocast rules; losses, and on a GPU
/// norms and softmax, stay in fp32. The weights, their gradients and the optimiser are fp32 throughout (mixed precision, Micikevicius et al. 2018; bf16 needs no loss
/// scaling). Does nothing for Precision::fp32. Concerns the calling thread.
class AutocastScope {
public:
    AutocastScope(const torch::Device& device, Precision precision);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    torch::DeviceType device_;
    bool active_;
    bool before_ = false;
    torch::ScalarType typeBefore_ = torch::kFloat;
};

}  // namespace ajepa
