// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "engine/data/augmentation.h"
#include "engine/masking/mask_plan.h"

namespace ajepa {

/// Clips as sounds, for a device that works out their log-mel (device.log_mel).
struct BatchSounds {
    std::vector<float> samples;        ///< [clips, clipSamples], at features.sampleRateHz, varied, with zeros behind the end
    std::vector<std::int64_t> frames;  ///< [clips]: frames that hold sound alone; what follows is padded
    std::vector<Blanks> blanks;        ///< fine-tuning alone: [clips]
};

/// What one training step consumes. A pure function of (configuration, corpus, step).
struct Batch {
    std::int64_t step = 0;
    std::vector<std::uint64_t> clips;  ///< corpus indices, in batch order
    std::vector<float> logMel;         ///< [clips, frames, mels], normalised; empty with device.log_mel
    BatchSounds sounds;                ///< with device.log_mel alone
    MaskPlan masks;                    ///< pre-training alone
    std::vector<float> labels;         ///< fine-tuning alone: [clips, classes], shares in [0, 1]
    std::size_t substituted = 0;       ///< clips that could not be read and were replaced
};

}  // namespace ajepa
