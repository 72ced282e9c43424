// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/audio/time_frequency_gate.h"
#include "engine/config/run_config.h"

namespace ajepa {

/// Which seconds and which Hz each patch of the network's input covers, from the start of the part that ClipFeatures::part gives. A frame counts as one
/// hop wide around the middle of its window; mel bands meet half-way (in mel) between their tops. The same lines as in the window's spectrogram.
/// Frames or bands that fill no whole patch belong to the last one.
TimeFrequencyGrid cellGrid(const FeatureConfig& features, const EncoderConfig& encoder);

}  // namespace ajepa
