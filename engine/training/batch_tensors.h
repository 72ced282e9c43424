// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N samples · C classes
#pragma once

#include <torch/types.h>

#include "engine/config/run_config.h"
#include "engine/data/batch.h"

namespace ajepa {

/// The inputs of a batch, [B, S, M], on a device: on the processor they borrow the batch's memory, for a GPU they are copied through page-locked memory.
torch::Tensor logMelTensor(const Batch& batch, const FeatureConfig& features, const torch::Device& device);

/// The sounds of a batch, [B, N] samples, and how many frames of each hold sound, [B] whole numbers, likewise.
torch::Tensor soundTensor(const BatchSounds& sounds, const torch::Device& device);
torch::Tensor frameTensor(const BatchSounds& sounds, const torch::Device& device);

/// The labels of a batch of fine-tuning, [B, C], likewise.
torch::Tensor labelTensor(const Batch& batch, const torch::Device& device);

}  // namespace ajepa
