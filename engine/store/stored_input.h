// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "engine/features/clip_features.h"
#include "engine/store/feature_store.h"

namespace ajepa {

/// From a stored clip to a network input, `data.store = "fp16"`. It varies a clip as ClipFeatures does, but on frames in place of samples:
/// - the longest part is P = features.frames, or the frames that audio.clip_s gives; a longer clip of F frames starts at frame
///   floor(cropStart * (F - P + 1)), a shorter one is its own part
/// - the part is rotated by floor(roll * P) whole frames, later frames first; then features.frames of it are taken
/// - the gain is added as ln(10) / 10 * gainDb, the floor of the log holds, and a cell at the floor stays there
/// - mean and peak were set over the whole clip when it was stored, not over the part
/// - padding and normalisation are ClipFeatures', in single precision
class StoredInput {
public:
    /// Throws Error(request) if the statistics do not fit features.normalise.
    StoredInput(const AudioConfig& audio, const FeatureConfig& features, const FeatureStatistics& statistics);

    /// Fills `out` [frames, mels]. One pass from the mapping, nothing is copied in between.
    void fill(const StoredFrames& clip, const ClipVariation& variation, std::span<float> out) const;

    /// Raw ln energy of the part that an unvaried clip gives, without padding: what the normalisation constants are measured on.
    static LogMel rawPart(const StoredFrames& clip, const AudioConfig& audio, const FeatureConfig& features);

private:
    int mels_;
    int frames_;
    int longestPart_;
    std::vector<float> mean_, factor_;  ///< [mels]
    std::vector<float> padding_;        ///< [mels], normalised
};

}  // namespace ajepa
