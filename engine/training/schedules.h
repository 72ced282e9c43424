// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/config/run_config.h"

/// Schedules are functions of the global step (0-based: the value used by the update that makes step `step` + 1), never counters, so that a
/// resume cannot shift them. Beyond the horizon their end values are held.
namespace ajepa {

/// Linear warm-up from startLearningRate to learningRate over warmupSteps, then half a cosine to finalLearningRate at `horizon` steps.
double learningRateAt(const OptimConfig& optimizer, std::int64_t step, std::int64_t horizon);

/// Half a cosine from weightDecay to finalWeightDecay over `horizon` steps (I-JEPA, V-JEPA).
double weightDecayAt(const OptimConfig& optimizer, std::int64_t step, std::int64_t horizon);

/// EMA momentum tau of the update target = tau target + (1 - tau) online: linear (I-JEPA), cosine (BYOL: 1 - (1 - start)(cos(pi k / K) + 1) / 2, towards
/// `end`), or constant. The horizon is ema.steps, or `horizon` where that is 0.
double emaMomentumAt(const EmaConfig& ema, std::int64_t step, std::int64_t horizon);

}  // namespace ajepa
