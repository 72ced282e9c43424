// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/features/clip_features.h"
#include "engine/store/feature_store.h"
#include "engine/store/stored_input.h"

namespace ajepa {

/// The training clips of a corpus as network inputs, from the sounds or, with `data.store`, from a feature store. Features that are computed and do not vary
/// from epoch to epoch, or with device.log_mel their sounds, are kept in memory up to a bound; what is kept changes only the time, never a value. Safe to use from several loader threads.
class ClipDataset {
public:
    /// `cacheBytes`: most memory for kept features.
    ClipDataset(std::shared_ptr<const Corpus> corpus, std::vector<std::size_t> clips, const RunConfig& config, FeatureStatistics statistics,
                std::size_t cacheBytes = std::size_t{2} << 30U);
    /// Reads from a store, if there is one, of that corpus and the configuration's front-end (StoredInput); the sounds are not touched.
    ClipDataset(std::shared_ptr<const Corpus> corpus, std::vector<std::size_t> clips, const RunConfig& config, FeatureStatistics statistics,
                std::shared_ptr<const FeatureStore> store);

    std::size_t size() const { return clips_.size(); }
    /// Corpus index of the clip at a position.
    std::uint64_t corpusIndex(std::size_t position) const { return clips_[position]; }

    /// Values of a network input: frames x mels.
    std::size_t inputValues() const { return static_cast<std::size_t>(config_.features.frames) * static_cast<std::size_t>(config_.features.mels); }

    /// Fills `out` with the normalised log-mel [frames, mels] of the clip at `position` as epoch `epoch` varies it. Throws AudioError; Error(storage) for a
    /// damaged store.
    void fill(std::size_t position, std::int64_t epoch, std::span<float> out) const;
    /// A sound that is mixed into another one.
    struct Partner {
        std::size_t position = 0;
        Waveform sound;
        double share = 1;  ///< of the other one
    };
    /// The same of share * clip + (1 - share) * partner, each varied as its epoch says. Not from a feature store.
    void fillMixed(std::size_t position, std::int64_t epoch, Partner partner, std::span<float> out) const;
    /// The sounds behind fill() and fillMixed(), for device.log_mel: varied, at features.sampleRateHz, at most clipSamples() of them. Throw AudioError.
    std::vector<float> samples(std::size_t position, std::int64_t epoch) const;
    std::vector<float> mixedSamples(std::size_t position, std::int64_t epoch, Partner partner) const;
    /// Frames of the network input that such a sound fills.
    std::int64_t framesOf(const std::vector<float>& samples) const { return features_.extractor().frameCount(std::ssize(samples)); }
    /// The sound of the clip at a position. Throws AudioError.
    Waveform sound(std::size_t position) const { return corpus_->read(clips_[position]); }
    /// The training clips as corpus indices, by position.
    std::span<const std::size_t> clips() const { return clips_; }
    /// The same without any variation: the beginning of the clip, as it is.
    LogMel unvaried(std::size_t position) const;

    const FeatureStatistics& statistics() const { return statistics_; }

private:
    ClipVariation variation(std::size_t position, std::int64_t epoch) const;
    void fillUnvaried(std::size_t position, std::span<float> out) const;
    /// nullptr if the clip's features are not kept.
    std::shared_ptr<const std::vector<float>> kept(std::size_t position) const;
    void keep(std::size_t position, std::span<const float> values) const;
    bool variesBetweenEpochs(std::size_t position) const;

    std::shared_ptr<const Corpus> corpus_;
    std::vector<std::size_t> clips_;
    RunConfig config_;
    FeatureStatistics statistics_;
    ClipFeatures features_;
    std::shared_ptr<const FeatureStore> store_;
    std::optional<StoredInput> stored_;
    std::size_t cacheBytes_;
    mutable std::mutex mutex_;
    mutable std::size_t cachedBytes_ = 0;
    mutable std::unordered_map<std::size_t, std::shared_ptr<const std::vector<float>>> cache_;
};

}  // namespace ajepa
