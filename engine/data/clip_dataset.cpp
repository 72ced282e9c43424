// SPDX-License-Identifier: Apache-2.0
#include "engine/data/clip_dataset.h"

#include <algorithm>

namespace ajepa {

ClipDataset::ClipDataset(std::shared_ptr<const Corpus> corpus, std::vector<std::size_t> clips, const RunConfig& config, FeatureStatistics statistics,
                         std::size_t cacheBytes)
    : corpus_(std::move(corpus)),
      clips_(std::move(clips)),
      config_(config),
      statistics_(std::move(statistics)),
      features_(config.audio, config.features),
      cacheBytes_(cacheBytes) {}

ClipDataset::ClipDataset(std::shared_ptr<const Corpus> corpus, std::vector<std::size_t> clips, const RunConfig& config, FeatureStatistics statistics,
                         std::shared_ptr<const FeatureStore> store)
    : ClipDataset(std::move(corpus), std::move(clips), config, std::move(statistics)) {
    store_ = std::move(store);
    stored_.emplace(config.audio, config.features, statistics_);
}

bool ClipDataset::variesBetweenEpochs(std::size_t position) const {
    const AudioConfig& audio = config_.audio;
    const double used = audio.clipS > 0 ? audio.clipS : static_cast<double>(clipSamples(config_.features)) / config_.features.sampleRateHz;
    const bool cropped = audio.randomCrop && corpus_->clips()[clips_[position]].durationS > used;
    return cropped || audio.cyclicRoll || audio.gainDb > 0;
}

LogMel ClipDataset::compute(std::size_t position, const ClipVariation& variation) const {
    return features_.network(corpus_->read(clips_[position]), statistics_, variation);
}

void ClipDataset::fill(std::size_t position, std::int64_t epoch, std::span<float> out) const {
    const auto variation = [&] { return drawVariation(config_.audio, config_.train.seed, epoch, corpusIndex(position)); };
    if (stored_) {
        stored_->fill(store_->frames(clips_[position]), variation(), out);
    } else if (variesBetweenEpochs(position)) {
        std::ranges::copy(compute(position, variation()).values, out.begin());
    } else {
        std::ranges::copy(kept(position)->values, out.begin());
    }
}

LogMel ClipDataset::unvaried(std::size_t position) const {
    if (!stored_) {
        return *kept(position);
    }
    LogMel logMel{std::vector<float>(inputValues()), config_.features.frames, config_.features.mels};
    stored_->fill(store_->frames(clips_[position]), {}, logMel.values);
    return logMel;
}

std::shared_ptr<const LogMel> ClipDataset::kept(std::size_t position) const {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = cache_.find(position); found != cache_.end()) {
            return found->second;
        }
    }
    auto logMel = std::make_shared<const LogMel>(compute(position, {}));
    const std::size_t bytes = logMel->values.size() * sizeof(float);
    const std::lock_guard lock(mutex_);
    if (cachedBytes_ + bytes <= cacheBytes_ && cache_.emplace(position, logMel).second) {
        cachedBytes_ += bytes;
    }
    return logMel;
}

}  // namespace ajepa
