// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "engine/runs/safetensors.h"
#include "engine/training/arena_optimizer.h"
#include "models/parameter_arena.h"

/// An optimiser's moments as tensors of a checkpoint: exp_avg.NAME and exp_avg_sq.NAME under the names of the trained tensors.
namespace ajepa {

/// Adds the moments of the tensors `entries`, the first of which `optimizer` begins with: views, valid while it lives.
void addMoments(std::vector<TensorView>& views, ArenaOptimizer& optimizer, std::span<const ArenaEntry> entries);

/// Fills moments from a checkpoint folder. Throws Error(storage) that names the first one that is missing or of another shape.
void readMoments(const std::filesystem::path& checkpoint, std::span<const TensorView> moments);

}  // namespace ajepa
