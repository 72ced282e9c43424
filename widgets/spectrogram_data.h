// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace ajepa {

/// What a spectrogram's numbers are. The colour bar and the hover always say it.
enum class ValueUnit { lnEnergy, normalised, decibel };
/// "ln energy", "normalised", "dB re max".
QString valueUnitLabel(ValueUnit unit);

/// How rows lie on the frequency axis.
enum class FrequencyScale { linear, mel };

/// Where rows and frames lie in Hz and seconds. Positions are continuous: row r covers [r, r + 1), frame n covers [n, n + 1).
struct SpectrogramGeometry {
    double secondsPerFrame = 0.01;  ///< hop
    double firstFrameS = 0;         ///< start of frame 0
    double lowHz = 0;
    double highHz = 8000;
    FrequencyScale scale = FrequencyScale::mel;  ///< mel: Kaldi's 1127 ln(1 + f / 700), triangles centred between lowHz and highHz
};

/// What a spectrogram is, but for its values: its size, its unit, and where its cells lie.
struct SpectrogramShape {
    int frames = 0;
    int rows = 0;
    ValueUnit unit = ValueUnit::lnEnergy;
    SpectrogramGeometry geometry;
    int validFrames = 0;  ///< frames that hold sound; the rest is padding

    double durationS() const { return frames * geometry.secondsPerFrame; }
    double hzAt(double rowPosition) const;
    double rowAt(double hz) const;
    double secondsAt(double framePosition) const { return geometry.firstFrameS + framePosition * geometry.secondsPerFrame; }
    double frameAt(double seconds) const { return (seconds - geometry.firstFrameS) / geometry.secondsPerFrame; }
};

/// frames x rows values, row-major, time slow, lowest frequency first.
struct SpectrogramData : SpectrogramShape {
    std::vector<float> values;

    float at(int frame, int row) const {
        return values[static_cast<std::size_t>(frame) * static_cast<std::size_t>(rows) + static_cast<std::size_t>(row)];
    }
};

/// Smallest and largest shown value.
struct ColourLimits {
    float low = 0;
    float high = 1;
    bool operator==(const ColourLimits&) const = default;
};

/// Limits that show the data well: from the 2nd percentile of the sounding frames to their maximum; never empty. Non-finite values are ignored. Of more than a
/// million values evenly spaced frames are looked at.
ColourLimits suggestedLimits(const SpectrogramData& data);

}  // namespace ajepa
