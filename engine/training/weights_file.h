// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/features/clip_features.h"
#include "engine/runs/safetensors.h"
#include "models/jepa.h"

/// Between networks and safetensors files. Names are those of Jepa::checkpointTensors(); two more tensors, features.mean and features.deviation, hold the
/// normalisation constants that the weights were trained with (absent for `none`).
namespace ajepa {

/// Borrowed views of tensors that lie on the processor (onHost), for CheckpointContent or writeSafetensors. The tensors must stay alive and contiguous.
std::vector<TensorView> viewsOf(std::span<const NamedTensor> tensors);
std::vector<TensorView> viewsOf(const FeatureStatistics& statistics);

/// Fills tensors, on whatever device, from a file by name. Throws Error(storage) that names the first tensor that is missing or has another shape or type.
void readTensors(const SafetensorsFile& file, std::span<const NamedTensor> tensors);

/// Fills a tensor, on whatever device, from one of the file of the same shape and f32.
void readTensor(const SafetensorsFile& file, const TensorInfo& info, const torch::Tensor& tensor);

/// The configuration in the file's metadata (ajepa.config). Throws Error(storage) if there is none.
RunConfig configOf(const SafetensorsFile& file);

/// The normalisation constants; empty where the file has none.
FeatureStatistics statisticsOf(const SafetensorsFile& file);

/// The metadata of a weights file: ajepa.config, ajepa.format, ajepa.step.
Metadata weightsMetadata(const RunConfig& config, std::int64_t step);

}  // namespace ajepa
