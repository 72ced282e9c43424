// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <vector>

#include "widgets/pixel_cells.h"
#include "widgets/spectrogram_data.h"

namespace ajepa {

/// How frequencies are spread over the height of a spectrogram, whatever its rows are.
enum class FrequencySpacing { linear, mel, logarithmic };

inline constexpr std::array allFrequencySpacings = {FrequencySpacing::linear, FrequencySpacing::mel, FrequencySpacing::logarithmic};
QString frequencySpacingLabel(FrequencySpacing spacing);
/// The spacing in which the rows of a spectrogram are equally high.
FrequencySpacing spacingOf(FrequencyScale scale);

/// The frequency axis of a spectrogram: height as a share, 0 at the bottom and 1 at the top of all rows. In the spacing of the rows themselves a row is exactly
/// 1 / rows high. A logarithmic axis begins at the middle of the lowest row, 20 Hz at least.
class FrequencyAxis {
public:
    FrequencyAxis() = default;
    FrequencyAxis(const SpectrogramShape& shape, FrequencySpacing spacing);

    FrequencySpacing spacing() const { return spacing_; }
    double hzAt(double share) const;
    double shareAt(double hz) const;
    double rowAt(double share) const;
    double shareOfRow(double row) const;
    /// The rows behind each of `pixels` lines between two shares, from the lowest up.
    std::vector<CellRange> rowsBehind(double lowShare, double highShare, int pixels) const;
    bool operator==(const FrequencyAxis& other) const;

private:
    double bend(double hz) const;
    double unbend(double bent) const;

    SpectrogramShape shape_;
    FrequencySpacing spacing_ = FrequencySpacing::linear;
    bool native_ = true;
    double low_ = 0;
    double high_ = 1;
};

}  // namespace ajepa
