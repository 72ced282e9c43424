// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/features/clip_features.h"
#include "engine/jobs/engine.h"
#include "models/vit_encoder.h"

namespace ajepa {

/// A frozen encoder with the pipeline that it was trained with: sound in, token embeddings out. Clips longer than the network's input are cut into consecutive
/// windows, the last one padded, and their tokens are put one after another.
class Embedder {
public:
    /// From a weights file. `untrained` draws the weights of step 0 instead of reading them. Throws Error(storage).
    Embedder(const std::filesystem::path& weights, EncoderChoice encoder, bool untrained = false);
    /// An encoder that is being trained: its weights are those of the moment of each call.
    Embedder(RunConfig config, FeatureStatistics statistics, std::shared_ptr<VitEncoder> encoder);
    ~Embedder();

    /// One or more windows of normalised log-mel, ready for the network; may run on any thread.
    struct Windows {
        std::vector<float> logMel;  ///< [windows, frames, mels]
        int windows = 0;
        int validFrames = 0;  ///< over all windows
    };
    Windows prepare(const Waveform& clip) const;

    /// Tokens of each clip in the list; the network sees at most `windowsPerPass` windows at once. Not thread-safe.
    std::vector<ClipEmbedding> embed(const std::vector<Windows>& clips);

    static constexpr std::int64_t windowsPerPass = 32;

    std::vector<float> pooled(const ClipEmbedding& clip, Pooling pooling) const;
    const RunConfig& config() const { return config_; }

private:
    RunConfig config_;
    FeatureStatistics statistics_;
    std::unique_ptr<ClipFeatures> features_;
    std::shared_ptr<VitEncoder> encoder_;
};

}  // namespace ajepa
