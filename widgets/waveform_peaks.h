// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/audio/waveform.h"

namespace ajepa {

/// Smallest and largest sample of a stretch.
struct Peak {
    float low = 0;
    float high = 0;
    bool operator==(const Peak&) const = default;
};

/// Peaks of a sound's blocks of 256 samples, made once, so that peaks of any stretch cost no pass over its samples: an hour is drawn in a millisecond.
class WaveformPeaks {
public:
    static constexpr std::int64_t blockSamples = 256;

    WaveformPeaks() = default;
    /// One pass over all samples; 100 million take some hundred milliseconds.
    explicit WaveformPeaks(const Waveform& waveform);

    /// Of `columns` equal steps between two times, exactly as over the samples themselves. Columns beyond the sound are {0, 0}; where a column is finer than a sample it holds
    /// the nearest one. `waveform` is the one the blocks were made of.
    std::vector<Peak> columns(const Waveform& waveform, double startS, double endS, int columns) const;
    /// Largest magnitude of the sound; 0 if it has no samples.
    float largest() const { return largest_; }

private:
    Peak between(const std::vector<float>& samples, std::int64_t begin, std::int64_t end) const;

    std::vector<Peak> blocks_;
    float largest_ = 0;
};

}  // namespace ajepa
