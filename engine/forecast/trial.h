// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/config/run_config.h"
#include "engine/jobs/run_events.h"

namespace ajepa {

/// Steps of a trial: the first warms up, the others are timed.
inline constexpr std::int64_t kTrialSteps = 3;

/// A configuration that does the same work for three steps and writes next to nothing: a few batches of clips, no feature store, no health figures, no
/// checkpoint between start and end.
RunConfig trialConfig(const RunConfig& config, std::int64_t trainingClips);

/// Clips a second of a trial's reports, its first left out; 0 if it did not get so far.
double trialSpeed(std::span<const StepMetrics> reports);

}  // namespace ajepa
