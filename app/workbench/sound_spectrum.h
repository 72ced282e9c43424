// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

#include "engine/audio/waveform.h"
#include "engine/features/stft.h"
#include "widgets/pooled_spectrogram.h"

namespace ajepa {

/// The linear-frequency spectrum of a sound in dB re its maximum, shown over 80 dB. Frames lie one hop wide around the middle of their windows. Of hours of sound
/// the hop is made longer, so that the picture has 64 million values at most; it goes into the pyramid block by block, and no float of it is kept. Uses all cores;
/// nullptr if stopped. Throws Error(request) for settings that make no sense.
std::shared_ptr<const PooledSpectrogram> soundSpectrum(const Waveform& sound, StftSettings settings, const std::stop_token& stop);

}  // namespace ajepa
