// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "engine/training/device_optimizer.h"
#include "models/named_tensor.h"

/// An optimiser's moments as tensors of a checkpoint: exp_avg.NAME and exp_avg_sq.NAME under the names of the trained tensors.
namespace ajepa {

/// Adds the moments of the tensors `entries`, the first of which `optimizer` begins with: views on its device, valid while it lives.
void addMoments(std::vector<NamedTensor>& moments, DeviceOptimizer& optimizer, std::span<const ArenaEntry> entries);

/// Fills moments from a checkpoint folder. Throws Error(storage) that names the first one that is missing or of another shape.
void readMoments(const std::filesystem::path& checkpoint, std::span<const NamedTensor> moments);

}  // namespace ajepa
