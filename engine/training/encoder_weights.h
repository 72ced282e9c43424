// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/features/clip_features.h"
#include "engine/runs/safetensors.h"
#include "models/named_tensor.h"
#include "models/vit_encoder.h"

namespace ajepa {

/// The tensors of an encoder, its positions last, under a prefix: "target_encoder." or "context_encoder." of a pre-training, "encoder." of a fine-tuning.
std::vector<NamedTensor> encoderTensors(const std::string& prefix, VitEncoder& encoder);

/// The prefix of the encoder that a weights file holds: a fine-tuning has one only, whichever is asked for.
std::string encoderPrefix(const SafetensorsFile& file, bool target);

/// Fills an encoder from finetune.from: its target encoder (D17), or that of an earlier fine-tuning. Returns the normalisation constants that its input needs.
/// Its positions are those of the checkpoint: the first of them for a shorter input; for a longer one they must be the fixed sine-cosine code, which goes on.
/// Throws Error(request) if sizes or front-end differ (the first setting that does), or if the positions do not reach; Error(storage).
FeatureStatistics readEncoder(const RunConfig& config, VitEncoder& encoder);

}  // namespace ajepa
