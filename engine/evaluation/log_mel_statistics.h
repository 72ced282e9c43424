// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/audio/waveform.h"

namespace ajepa {

/// The `log-mel` baseline's description of a clip: 64 bands at 16 kHz (25 ms, 10 ms); per band the mean and deviation over time, the mean absolute first
/// difference, and the means of four time segments: 7 x 64 values. A clip shorter than one window gives the log floor.
std::vector<float> logMelStatistics(const Waveform& clip);

}  // namespace ajepa
