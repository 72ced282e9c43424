// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/audio/waveform.h"

namespace ajepa {

/// Root mean square of what can be heard of a sound: over blocks of 50 ms that are at most 40 dB quieter than the loudest one. So a sound of which most
/// was silenced is as loud as its remainder. 0 for silence.
double soundingLevel(const Waveform& sound);

/// Scales a sound to the sounding level of another, by at most 24 dB and never past full scale; silence stays silent.
void matchLevel(Waveform& sound, const Waveform& reference);

}  // namespace ajepa
