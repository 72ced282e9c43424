// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ajepa {

/// One AdamW + EMA update in the form of its inner loop, for every implementation of it. Plain floats, so that kernels can take it by value.
/// With g = gradientScale * gradient:  m = firstKeep m + firstAdd g,  v = secondKeep v + secondAdd g g,
/// p = p * (decay inside the decay ranges, else 1) - stepSize m / (sqrt(v) secondCorrection + epsilon),  target += emaAdd (p - target).
struct UpdateCoefficients {
    float gradientScale, firstKeep, firstAdd, secondKeep, secondAdd, stepSize, secondCorrection, epsilon, decay, emaAdd;
};

}  // namespace ajepa
