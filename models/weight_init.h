// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/run_enums.h"
#include "models/named_tensor.h"

namespace ajepa {

/// Fills one tensor by its checkpoint name, drawn on the host in fp32 from RandomStream(seed, "weights", {stableHash(name)}): neither the device nor
/// the version of LibTorch nor the order of tensors matters. Norm weights and tau are 1; mask_token is truncated normal 0.02.
///   truncated-normal           weights truncated normal 0.02 (cut at +-2, which is nowhere, as in timm and I-JEPA), biases 0
///   truncated-normal-rescaled  the same, attn.proj and mlp.fc2 of block l (from 1) divided by sqrt(2 l) (BEiT, I-JEPA as meant)
///   xavier                     weights uniform in +-sqrt(6 / (in + out)), biases 0 (MAE; the patch kernel counts as a matrix)
///   pytorch                    weights and biases uniform in +-1 / sqrt(in) (defaults of nn.Linear and nn.Conv2d)
void initialiseTensor(const torch::Tensor& tensor, const std::string& name, std::int64_t fanIn, WeightInit init, std::uint64_t seed);

/// The same of many, in any number of threads. A bias follows the weight that it belongs to, whose inputs its bound is of.
void initialiseTensors(const std::vector<NamedTensor>& tensors, WeightInit init, std::uint64_t seed);

}  // namespace ajepa
