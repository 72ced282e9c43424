// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace ajepa::test {

/// A GPU for machines without one: memory of its own, on which an operator whose tensors lie partly on the processor throws, as on a GPU. It is LibTorch's XPU,
/// for which our LibTorch has no operators; ours lend the memory to those of the processor, so that a training on it computes the same.
torch::Device pretendDevice();

/// While it lives the processor, too, computes attention without the fused kernel that the pretended device does not have.
class PlainAttention {
public:
    PlainAttention();
    ~PlainAttention();
    PlainAttention(const PlainAttention&) = delete;
    PlainAttention& operator=(const PlainAttention&) = delete;
};

}  // namespace ajepa::test
