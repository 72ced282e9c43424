// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/config/run_config.h"

namespace ajepa {

/// The two parts of `estimatedTrainingBytes`: what a model needs whatever the batch, and what each clip of a batch adds.
struct TrainingBytes {
    std::int64_t fixed = 0;
    std::int64_t perClip = 0;
};
TrainingBytes trainingBytes(const RunConfig& config);

/// Clips whose log-mel a device works out at a time (device.log_mel): enough for a GPU, and a bound of its memory.
inline constexpr std::int64_t kClipsOfLogMelAtOnce = 8;

/// Share of a machine's memory that a run may plan with; the rest is for the system, the file cache and the error of the estimate.
inline constexpr double kUsableMemoryShare = 0.8;

}  // namespace ajepa
