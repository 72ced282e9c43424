// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · C classes
#pragma once

#include <torch/types.h>

#include "engine/config/run_config.h"
#include "engine/data/batch.h"

namespace ajepa {

/// The inputs of a batch, [B, S, M]. Borrows its memory.
torch::Tensor logMelTensor(const Batch& batch, const FeatureConfig& features);

/// The labels of a batch of fine-tuning, [B, C]. Borrows its memory.
torch::Tensor labelTensor(const Batch& batch);

}  // namespace ajepa
