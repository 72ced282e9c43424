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
    if (store_) {
        stored_.emplace(config.audio, config.features, statistics_);
    }
}

bool ClipDataset::variesBetweenEpochs(std::size_t position) const {
    const AudioConfig& audio = config_.audio;
    const double used = audio.clipS > 0 ? audio.clipS : static_cast<double>(clipSamples(config_.features)) / config_.features.sampleRateHz;
    const bool cropped = audio.randomCrop && corpus_->clips()[clips_[position]].durationS > used;
    return cropped || audio.cyclicRoll || audio.gainDb > 0;
}

ClipVariation ClipDataset::variation(std::size_t position, std::int64_t epoch) const {
    return drawVariation(config_.audio, config_.train.seed, epoch, corpusIndex(position));
}

void ClipDataset::fill(std::size_t position, std::int64_t epoch, std::span<float> out) const {
    if (stored_) {
        stored_->fill(store_->frames(clips_[position]), variation(position, epoch), out);
    } else if (variesBetweenEpochs(position)) {
        features_.fill(corpus_->read(clips_[position]), statistics_, variation(position, epoch), out);
    } else {
        fillUnvaried(position, out);
    }
}

void ClipDataset::fillMixed(std::size_t position, std::int64_t epoch, Partner partner, std::span<float> out) const {
    features_.fillFrom(mixedSamples(position, epoch, std::move(partner)), statistics_, out);
}

std::vector<float> ClipDataset::samples(std::size_t position, std::int64_t epoch) const {
    if (variesBetweenEpochs(position)) {
        return features_.samples(corpus_->read(clips_[position]), variation(position, epoch));
    }
    if (const auto values = kept(position)) {
        return *values;
    }
    std::vector<float> samples = features_.samples(corpus_->read(clips_[position]), {});
    keep(position, samples);
    return samples;
}

std::vector<float> ClipDataset::mixedSamples(std::size_t position, std::int64_t epoch, Partner partner) const {
    return features_.mixedSamples({corpus_->read(clips_[position]), variation(position, epoch)},
                                  {std::move(partner.sound), variation(partner.position, epoch)}, partner.share);
}

LogMel ClipDataset::unvaried(std::size_t position) const {
    LogMel logMel{std::vector<float>(inputValues()), config_.features.frames, config_.features.mels};
    if (stored_) {
        stored_->fill(store_->frames(clips_[position]), {}, logMel.values);
    } else {
        fillUnvaried(position, logMel.values);
    }
    return logMel;
}

void ClipDataset::fillUnvaried(std::size_t position, std::span<float> out) const {
    if (config_.device.logMel) {  // kept are the sounds then
        features_.fill(corpus_->read(clips_[position]), statistics_, {}, out);
        return;
    }
    if (const auto values = kept(position)) {
        std::ranges::copy(*values, out.begin());
        return;
    }
    features_.fill(corpus_->read(clips_[position]), statistics_, {}, out);
    keep(position, out);
}

std::shared_ptr<const std::vector<float>> ClipDataset::kept(std::size_t position) const {
    const std::lock_guard lock(mutex_);
    const auto found = cache_.find(position);
    return found == cache_.end() ? nullptr : found->second;
}

void ClipDataset::keep(std::size_t position, std::span<const float> values) const {
    const std::lock_guard lock(mutex_);
    if (cachedBytes_ + values.size_bytes() > cacheBytes_) {
        return;
    }
    if (cache_.emplace(position, std::make_shared<const std::vector<float>>(values.begin(), values.end())).second) {
        cachedBytes_ += values.size_bytes();
    }
}

}  // namespace ajepa
