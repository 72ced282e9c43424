// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "engine/masking/mask_plan.h"

namespace ajepa {

/// What one training step consumes. A pure function of (configuration, corpus, step).
struct Batch {
    std::int64_t step = 0;
    std::vector<std::uint64_t> clips;  ///< corpus indices, in batch order
    std::vector<float> logMel;         ///< [clips, frames, mels], normalised
    MaskPlan masks;
    std::size_t substituted = 0;  ///< clips that could not be read and were replaced
};

}  // namespace ajepa
