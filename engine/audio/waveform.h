// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace ajepa {

/// One channel of sound. Samples are in [-1, 1] (float files may exceed it), time runs with the index.
struct Waveform {
    std::vector<float> samples;
    int sampleRateHz = 0;

    double seconds() const { return sampleRateHz > 0 ? static_cast<double>(samples.size()) / sampleRateHz : 0.0; }
};

}  // namespace ajepa
