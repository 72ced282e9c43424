// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/audio/waveform.h"

namespace ajepa {

/// A span of time of a sound and, if it is not all of them, a band of its frequencies.
struct SoundPart {
    double startS = 0, endS = 0;
    double lowHz = 0;
    double highHz = 0;  ///< 0: all frequencies
};

/// The part alone, at the sound's rate, faded in and out over 3 ms so that a loop of it has no click. The band is cut out by gateCells, with 0.1 s around the span
/// so that its ends sound as they do within the whole. Throws Error(request) for a span that is empty or outside the sound.
Waveform soundPart(const Waveform& sound, const SoundPart& part);

}  // namespace ajepa
