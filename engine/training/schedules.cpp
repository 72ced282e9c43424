// SPDX-License-Identifier: Apache-2.0
#include "engine/training/schedules.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ajepa {
namespace {

double progress(std::int64_t step, std::int64_t length) {
    return length <= 0 ? 1.0 : std::clamp(static_cast<double>(step) / static_cast<double>(length), 0.0, 1.0);
}

// Half a cosine from `from` at x = 0 to `to` at x = 1.
double cosineBetween(double from, double to, double x) {
    return to + (from - to) * 0.5 * (1.0 + std::cos(std::numbers::pi * x));
}

}  // namespace

double learningRateAt(const OptimConfig& optimizer, std::int64_t step, std::int64_t horizon) {
    if (step < optimizer.warmupSteps) {
        return std::lerp(optimizer.startLearningRate, optimizer.learningRate, progress(step, optimizer.warmupSteps));
    }
    return cosineBetween(optimizer.learningRate, optimizer.finalLearningRate,
                         progress(step - optimizer.warmupSteps, horizon - optimizer.warmupSteps));
}

double weightDecayAt(const OptimConfig& optimizer, std::int64_t step, std::int64_t horizon) {
    return cosineBetween(optimizer.weightDecay, optimizer.finalWeightDecay, progress(step, horizon));
}

double emaMomentumAt(const EmaConfig& ema, std::int64_t step, std::int64_t horizon) {
    const double x = progress(step, ema.steps > 0 ? ema.steps : horizon);
    switch (ema.schedule) {
        case EmaSchedule::linear:
            return std::lerp(ema.start, ema.end, x);
        case EmaSchedule::cosine:
            return cosineBetween(ema.start, ema.end, x);
        case EmaSchedule::constant:
            return ema.start;
    }
    return ema.start;
}

}  // namespace ajepa
