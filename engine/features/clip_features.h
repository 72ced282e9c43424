// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/features/log_mel.h"

namespace ajepa {

/// Normalisation constants of a training part: one value for global, one a band for band, empty for none.
struct FeatureStatistics {
    std::vector<float> mean;
    std::vector<float> deviation;
};

/// Mean and unit of each band: normalised = (x - mean) / unit.
struct BandScale {
    std::vector<float> mean;
    std::vector<double> unit;

    /// Throws Error(request) if the statistics are not those of features.normalise.
    BandScale(const FeatureConfig& features, const FeatureStatistics& statistics);
};

/// Accumulates mean and deviation over many clips in double precision; order of clips does not matter beyond rounding.
class StatisticsAccumulator {
public:
    explicit StatisticsAccumulator(int mels);
    /// Adds all frames of a clip (raw log-mel, padding excluded).
    void add(const LogMel& logMel);
    /// Statistics in the form that `normalise` needs. Constants given in the configuration (deviation > 0) win for global.
    FeatureStatistics finish(const FeatureConfig& features) const;

private:
    std::vector<double> sum_, sumOfSquares_;
    std::int64_t frames_ = 0;
};

/// Which part of a clip is used and how it is varied. All zero: the beginning, as it is.
struct ClipVariation {
    double cropStart = 0;  ///< in [0, 1): start of the crop as a share of the excess length
    double roll = 0;       ///< in [0, 1): cyclic rotation as a share of the length
    double gainDb = 0;
};

/// The variation of one clip in one epoch: a pure function of (seed, epoch, clip) and the audio configuration.
ClipVariation drawVariation(const AudioConfig& audio, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip);

/// From waveform to exactly what the network gets: resample, crop, mean removal, peak, gain, roll, log-mel, pad or cut to features.frames, normalise.
/// This one path feeds training, evaluation and the spectrogram view.
class ClipFeatures {
public:
    ClipFeatures(const AudioConfig& audio, const FeatureConfig& features);

    /// Raw log-mel (ln energy) of at most features.frames frames, not padded, not normalised.
    LogMel raw(Waveform clip, const ClipVariation& variation = {}) const;

    /// The sound behind raw(): resampled to features.sampleRateHz, cropped, and cut to what features.frames need; at the level of the clip, neither
    /// gained nor rolled.
    Waveform part(Waveform clip, const ClipVariation& variation = {}) const;

    /// Raw log-mel of the whole clip, however long: what an encoder sees window by window when it embeds a clip.
    LogMel rawWhole(Waveform clip) const;

    /// frames x mels, padded and normalised. `validFrames`, if given, receives the number of frames that hold sound.
    LogMel network(Waveform clip, const FeatureStatistics& statistics, const ClipVariation& variation = {}, int* validFrames = nullptr) const;

    /// The values of network() into memory of that size: frames x mels. Returns the number of frames that hold sound.
    int fill(Waveform clip, const FeatureStatistics& statistics, const ClipVariation& variation, std::span<float> out) const;

    /// A sound and how it is varied.
    struct Varied {
        Waveform clip;
        ClipVariation variation;
    };
    /// What the extractor gets: the varied sound, at features.sampleRateHz and its level, at most features.frames frames of it.
    std::vector<float> samples(Waveform clip, const ClipVariation& variation) const;
    /// The same of a mixture: share * sound + (1 - share) * other, as long as the sound, whose mean is removed again (AST, AudioMAE). Sounds of no length mix as
    /// silence.
    std::vector<float> mixedSamples(Varied sound, Varied other, double share) const;
    /// The network's values, frames x mels, of either. Returns the number of frames that hold sound.
    int fillFrom(const std::vector<float>& samples, const FeatureStatistics& statistics, std::span<float> out) const;

    /// Pads or cuts raw log-mel to features.frames (method.md 1.1: after the log) and normalises it.
    LogMel finish(LogMel raw, const FeatureStatistics& statistics) const;

    const LogMelExtractor& extractor() const { return extractor_; }

private:
    /// Pads after the values that are held, and normalises all.
    void finish(std::span<float> values, std::size_t held, const FeatureStatistics& statistics) const;

    AudioConfig audio_;
    FeatureConfig features_;
    LogMelExtractor extractor_;
};

}  // namespace ajepa
