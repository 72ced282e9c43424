// SPDX-License-Identifier: Apache-2.0
#include "engine/features/cell_grid.h"

#include <cmath>

namespace ajepa {
namespace {

// Kaldi's mel scale, as in log_mel.cpp.
double melOf(double hz) {
    return 1127.0 * std::log1p(hz / 700.0);
}

double hzOf(double mel) {
    return 700.0 * std::expm1(mel / 1127.0);
}

}  // namespace

TimeFrequencyGrid cellGrid(const FeatureConfig& features, const EncoderConfig& encoder) {
    const double rate = features.sampleRateHz;
    const double firstFrameS = (features.windowSamples - features.hopSamples) / 2.0 / rate;
    const double topHz = features.highHz > 0 ? features.highHz : rate / 2;
    const double low = melOf(features.lowHz);
    const double step = (melOf(topHz) - low) / (features.mels + 1);  // band m has its top at low + (m + 1) step
    TimeFrequencyGrid grid;
    for (int frame = 0; frame <= features.frames; frame += encoder.patchFrames) {
        grid.edgesS.push_back(firstFrameS + frame * features.hopSamples / rate);
    }
    for (int mel = 0; mel <= features.mels; mel += encoder.patchMels) {
        grid.edgesHz.push_back(hzOf(low + (mel + 0.5) * step));
    }
    return grid;
}

}  // namespace ajepa
