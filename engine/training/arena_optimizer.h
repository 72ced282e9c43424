// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/training/update_coefficients.h"
#include "models/arena_range.h"

namespace ajepa {

/// What one update needs; all of it functions of the global step.
struct UpdateSettings {
    std::int64_t step = 1;  ///< 1-based number of this update: the exponent of the bias corrections
    double learningRate = 0;
    double weightDecay = 0;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double gradientScale = 1;  ///< multiplies every gradient; below 1 for clipping
    double emaMomentum = 1;    ///< tau of target = tau target + (1 - tau) parameter
};

/// The settings with their bias corrections worked out in double precision.
UpdateCoefficients coefficientsOf(const UpdateSettings& settings);

/// Factor that brings a gradient of this norm down to `largest`; 1 if it is smaller or nothing is to be clipped (`largest` = 0).
inline double clippingScale(double norm, double largest) {
    return largest > 0 && norm > largest ? largest / norm : 1.0;
}

/// Norm of all gradients and whether each is finite, from one pass.
struct GradientSummary {
    double norm = 0;
    bool finite = true;
};

/// Sums fixed blocks in double precision and then the blocks in order: the result does not depend on the number of threads.
GradientSummary summariseGradients(std::span<const float> gradients);

/// AdamW with decoupled weight decay (Loshchilov and Hutter 2019; equal to torch.optim.AdamW to float rounding) and the EMA of the target in one pass over
/// memory: each element of gradient, moments, parameter and target is read and written once. Works on the arena's buffers; knows no tensors.
class ArenaOptimizer {
public:
    /// `decayRanges` ascend and do not overlap. Moments start at zero.
    ArenaOptimizer(std::int64_t parameters, std::vector<ArenaRange> decayRanges);

    /// target is the EMA of the first target.size() parameters and may be empty.
    void update(std::span<float> parameters, std::span<const float> gradients, std::span<float> target, const UpdateSettings& settings);

    /// Moments, for checkpoints: written and read whole.
    std::span<float> firstMoment() { return firstMoment_; }
    std::span<float> secondMoment() { return secondMoment_; }

private:
    std::vector<ArenaRange> decayRanges_;
    std::vector<float> firstMoment_, secondMoment_;
};

}  // namespace ajepa
