// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/config/run_config.h"

namespace ajepa {

/// Scheduled probability of time-frequency masks at a step: f(s) of method.md 1.3, clamped to [0, 1]; held at its end value after S steps.
/// `totalSteps` is train.steps and stands for S where curriculum.steps is 0.
double scheduledProbability(const CurriculumConfig& curriculum, std::int64_t step, std::int64_t totalSteps);

/// The Bernoulli draw of a step (or of a clip in it, with curriculum.perClip): a pure function of (seed, step[, clip]).
bool drawTimeFrequency(const CurriculumConfig& curriculum, std::uint64_t seed, std::int64_t step, std::int64_t totalSteps, std::uint64_t clip = 0);

}  // namespace ajepa
