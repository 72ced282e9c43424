// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "widgets/spectrogram_pyramid.h"

namespace ajepa {

/// A spectrogram ready to be shown: its pyramid, limits that suit it, and, unless it is long, its exact values. Made away from the GUI thread, then read from any.
struct PooledSpectrogram {
    SpectrogramShape shape;
    SpectrogramPyramid pyramid;
    ColourLimits limits;                           ///< suggestedLimits
    std::shared_ptr<const SpectrogramData> exact;  ///< nullptr: values are known to a 255th of the range only

    float valueAt(int frame, int row) const;
    bool isExact() const { return exact != nullptr; }
};

/// Whether a spectrogram of so many values is so long (more than 4 million, 16 MB) that its values are not kept beside the pyramid, and that pooling it is no work for the
/// GUI thread.
bool isLong(std::int64_t values);

/// Pools a spectrogram. Of a long one only the pyramid stays, 2 bytes a value.
std::shared_ptr<const PooledSpectrogram> poolSpectrogram(std::shared_ptr<const SpectrogramData> data);

/// A long spectrogram at a glance, in milliseconds: evenly spaced frames of it, each drawn over those that follow. Short events may be missing.
std::shared_ptr<const PooledSpectrogram> glanceAt(const SpectrogramData& data);

}  // namespace ajepa
