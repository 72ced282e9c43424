// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/runs/safetensors.h"

/// What a fine-tuning takes over from the checkpoint that it starts from.
namespace ajepa {

/// The configuration in the metadata of a weights file (ajepa.config). Throws Error(storage) if there is none.
RunConfig configOfMetadata(const Metadata& metadata);

/// The configuration to fine-tune a checkpoint with: its own encoder, front-end and signal, over which a preset for fine-tuning is laid (none: the defaults; its
/// frames are of 10 ms, and become as many as last as long).
/// finetune.from becomes the very checkpoint that a run's folder stands for now, as an absolute path. What was chosen for the pre-training and its corpus is not
/// taken over. Throws Error(storage) if the checkpoint cannot be used; Error(request) for a preset that does not exist or pre-trains.
RunConfig finetuneConfig(const std::filesystem::path& checkpoint, std::string_view preset);

/// The same of a configuration that is read already, without finetune.from. Throws Error(request) for a preset that does not exist.
RunConfig finetuneRecipe(const RunConfig& trained, std::string_view preset);

/// Whether a fine-tuning is tested on clips that it does not train on; with health.evaluate_every = 0 it is not, and may train on all.
bool isTested(const RunConfig& config);

/// Refuses at the door what a fine-tuning could not begin with: a checkpoint that cannot be used or whose encoder is another, clips without labels, nothing to test
/// on. Throws Error(storage), Error(request), Error(data).
void requireFinetunable(const RunConfig& config, const Corpus& corpus);

/// Throws Error(request), which names the first one, if a setting of the encoder or the front-end differs from the checkpoint's. The length of the input may differ.
void requireSameEncoder(const RunConfig& config, const RunConfig& checkpoint);

}  // namespace ajepa
