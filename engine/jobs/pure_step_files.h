// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "engine/config/run_config.h"
#include "engine/jobs/engine.h"

namespace ajepa {

/// `ajepa step` (cli.md): the training step as a pure function between files.
///     weights: every tensor of a checkpoint, configuration in the metadata
///     inputs:  log_mel [B, frames, mels] f32, context [B, cells] u8, targets [B, M, cells] u8
///     out:     loss [1], target_values, predictions, grad.NAME for each trained tensor
/// Throws Error(storage) or Error(request) that names the tensor that does not fit.
void runPureStep(const std::filesystem::path& weights, const std::filesystem::path& inputs, const std::filesystem::path& out);

/// Engine::stepWork: the same files, with optimiser and EMA.
std::unique_ptr<StepWork> openStepWork(const std::filesystem::path& weights, const std::filesystem::path& inputs, int threads);

/// Fresh weights of a configuration and its seed, as a weights file.
void writeInitialWeights(const RunConfig& config, const std::filesystem::path& out);

}  // namespace ajepa
