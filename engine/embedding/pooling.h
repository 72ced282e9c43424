// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "engine/jobs/engine.h"

namespace ajepa {

/// Pools token embeddings [time * bands, dim] whose first `validTime` rows of cells hold sound. segments = 0: the mean over valid cells, dim values. S > 0: the valid
/// rows are cut into S parts as equal as can be (a part is never empty: short clips share rows), each part and band is averaged: S * bands * dim values.
std::vector<float> pool(std::span<const float> tokens, int time, int bands, std::int64_t dim, int validTime, Pooling pooling);

}  // namespace ajepa
