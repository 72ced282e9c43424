// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/features/clip_features.h"

namespace ajepa {

/// The training clips of a corpus as network inputs. Features that do not vary from epoch to epoch are computed once and kept in memory up to a bound;
/// what is kept changes only the time, never a value. Safe to use from several loader threads.
class ClipDataset {
public:
    /// `cacheBytes`: most memory for kept features.
    ClipDataset(std::shared_ptr<const Corpus> corpus, std::vector<std::size_t> clips, const RunConfig& config, FeatureStatistics statistics,
                std::size_t cacheBytes = std::size_t{2} << 30U);

    std::size_t size() const { return clips_.size(); }
    /// Corpus index of the clip at a position.
    std::uint64_t corpusIndex(std::size_t position) const { return clips_[position]; }

    /// Normalised log-mel [frames, mels] of the clip at `position` as epoch `epoch` varies it. Throws AudioError.
    LogMel get(std::size_t position, std::int64_t epoch) const;
    /// The same without any variation: the beginning of the clip, as it is.
    LogMel unvaried(std::size_t position) const;

    const FeatureStatistics& statistics() const { return statistics_; }

private:
    LogMel compute(std::size_t position, const ClipVariation& variation) const;
    bool variesBetweenEpochs(std::size_t position) const;

    std::shared_ptr<const Corpus> corpus_;
    std::vector<std::size_t> clips_;
    RunConfig config_;
    FeatureStatistics statistics_;
    ClipFeatures features_;
    std::size_t cacheBytes_;
    mutable std::mutex mutex_;
    mutable std::size_t cachedBytes_ = 0;
    mutable std::unordered_map<std::size_t, std::shared_ptr<const LogMel>> cache_;
};

}  // namespace ajepa
