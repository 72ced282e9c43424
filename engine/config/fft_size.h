// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>

#include "engine/config/run_config.h"

namespace ajepa {

/// Points of the Fourier transform of a window: the next power of two (Kaldi).
inline int fftSizeOf(const FeatureConfig& features) {
    return static_cast<int>(std::bit_ceil(static_cast<unsigned>(features.windowSamples)));
}

}  // namespace ajepa
