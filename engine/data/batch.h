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
    MaskPlan masks;                    ///< pre-training alone
    std::vector<float> labels;         ///< fine-tuning alone: [clips, classes], shares in [0, 1]
    std::size_t substituted = 0;       ///< clips that could not be read and were replaced
};

}  // namespace ajepa
