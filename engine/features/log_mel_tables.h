// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

/// float32 epsilon, Kaldi's floor of a mel energy.
constexpr double logMelEnergyFloor = 1.1920928955078125e-07;

/// One mel triangle: its non-zero weights and the first bin they apply to. Empty where the triangle is narrower than a bin.
struct MelFilter {
    std::size_t firstBin = 0;
    std::vector<double> weights;
};

/// What a front-end is made of, in double precision; the scalar and the vectorised computation both start from it.
struct LogMelTables {
    /// Throws Error(request) if the configuration makes no sense.
    explicit LogMelTables(const FeatureConfig& features);

    int windowSamples;
    int hopSamples;
    int fftSize;  ///< the next power of two
    double preEmphasis;
    std::vector<double> window;      ///< symmetric Hann
    std::vector<MelFilter> filters;  ///< on bins 0 .. fftSize/2 - 1
};

}  // namespace ajepa
