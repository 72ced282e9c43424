// SPDX-License-Identifier: Apache-2.0
#include "engine/data/batch_loader.h"

#include <algorithm>
#include <utility>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"

namespace ajepa {

BatchBuilder::BatchBuilder(std::shared_ptr<const ClipDataset> dataset, const RunConfig& config)
    : dataset_(std::move(dataset)), config_(config), sampler_(makeMaskSampler(config)) {}

BatchBuilder::BatchBuilder(std::shared_ptr<const ClipDataset> dataset, const RunConfig& config, std::shared_ptr<const ClipLabels> labels)
    : dataset_(std::move(dataset)), config_(config), labels_(std::move(labels)) {
    if (config_.finetune.balanced) {
        balanced_.emplace(config_.train.seed, balancingWeights(*labels_, dataset_->clips()), static_cast<std::size_t>(config_.finetune.epochClips));
    }
}

std::vector<OrderedClip> BatchBuilder::order(std::int64_t step) const {
    return balanced_ ? balanced_->batch(step, config_.train.batchSize)
                     : batchOrder(config_.train.seed, dataset_->size(), step, config_.train.batchSize);
}

Batch BatchBuilder::build(std::int64_t step, Batch recycled) const {
    Batch batch = std::move(recycled);
    batch.step = step;
    batch.clips.clear();
    batch.labels.clear();
    batch.substituted = 0;
    batch.sounds.frames.clear();
    batch.sounds.blanks.clear();
    const std::size_t valuesPerClip = config_.device.logMel ? static_cast<std::size_t>(clipSamples(config_.features)) : dataset_->inputValues();
    const std::vector<OrderedClip> order = this->order(step);
    std::vector<float>& rows = config_.device.logMel ? batch.sounds.samples : batch.logMel;
    rows.resize(valuesPerClip * order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        readOrSubstitute(order[i], std::span(rows).subspan(i * valuesPerClip, valuesPerClip), batch);
    }
    if (sampler_) {
        batch.masks = sampler_->plan(step, batch.clips, std::move(batch.masks));
    }
    return batch;
}

void BatchBuilder::readOrSubstitute(const OrderedClip& clip, std::span<float> row, Batch& batch) const {
    const std::size_t tries = std::min<std::size_t>(dataset_->size(), 64);
    for (std::size_t i = 0; i < tries; ++i) {
        const std::size_t position = (clip.position + i) % dataset_->size();
        try {
            fill({clip.epoch, position}, row, batch);
            batch.clips.push_back(dataset_->corpusIndex(position));
            batch.substituted += i > 0 ? 1 : 0;
            return;
        } catch (const AudioError&) {
            continue;
        }
    }
    throw Error(ErrorKind::data, "64 clips in a row could not be read; the corpus has moved or its files are damaged", "data.corpus",
                "import the corpus again, then continue the run");
}

void BatchBuilder::fill(const OrderedClip& clip, std::span<float> row, Batch& batch) const {
    if (labels_) {
        fillLabelled(clip, row, batch);
    } else {
        fillUnmixed(clip, row, batch);
    }
}

void BatchBuilder::fillUnmixed(const OrderedClip& clip, std::span<float> row, Batch& batch) const {
    if (config_.device.logMel) {
        hold(dataset_->samples(clip.position, clip.epoch), row, batch.sounds);
    } else {
        dataset_->fill(clip.position, clip.epoch, row);
    }
}

void BatchBuilder::hold(const std::vector<float>& samples, std::span<float> row, BatchSounds& sounds) const {
    std::fill(std::ranges::copy(samples, row.begin()).out, row.end(), 0.0F);
    sounds.frames.push_back(dataset_->framesOf(samples));
}

void BatchBuilder::fillLabelled(const OrderedClip& clip, std::span<float> row, Batch& batch) const {
    const std::uint64_t index = dataset_->corpusIndex(clip.position);
    const auto mix = drawMixUp(config_.finetune, config_.train.seed, clip.epoch, index, dataset_->size());
    const bool mixed = mixIn(clip, mix, row, batch);
    if (!mixed) {
        fillUnmixed(clip, row, batch);
    }
    blankIn(clip, row, batch);
    std::vector<float> own(labels_->classes().size()), other(own.size());
    labels_->fill(index, own);
    labels_->fill(mixed ? dataset_->corpusIndex(mix->partner) : index, other);
    const double share = mixed ? mix->share : 1;
    for (std::size_t i = 0; i < own.size(); ++i) {
        batch.labels.push_back(static_cast<float>(share * own[i] + (1 - share) * other[i]));
    }
}

void BatchBuilder::blankIn(const OrderedClip& clip, std::span<float> row, Batch& batch) const {
    const FeatureConfig& features = config_.features;
    const Blanks blanks =
        drawBlanks(config_.finetune, config_.train.seed, clip.epoch, dataset_->corpusIndex(clip.position), features.frames, features.mels);
    if (config_.device.logMel) {
        batch.sounds.blanks.push_back(blanks);
    } else {
        blank(blanks, features.mels, row);
    }
}

bool BatchBuilder::mixIn(const OrderedClip& clip, const std::optional<MixUp>& mix, std::span<float> row, Batch& batch) const {
    if (!mix) {
        return false;
    }
    Waveform partner;
    try {
        partner = dataset_->sound(mix->partner);
    } catch (const AudioError&) {
        return false;
    }
    ClipDataset::Partner other{mix->partner, std::move(partner), mix->share};
    if (config_.device.logMel) {
        hold(dataset_->mixedSamples(clip.position, clip.epoch, std::move(other)), row, batch.sounds);
    } else {
        dataset_->fillMixed(clip.position, clip.epoch, std::move(other), row);
    }
    return true;
}

BatchLoader::BatchLoader(std::shared_ptr<const BatchBuilder> builder, std::int64_t firstStep, std::int64_t endStep, int threads)
    : builder_(std::move(builder)), nextToDeliver_(firstStep), nextToBuild_(firstStep), end_(endStep), depth_(static_cast<std::size_t>(threads) * 2) {
    for (int i = 0; i < threads; ++i) {
        workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
}

BatchLoader::~BatchLoader() {
    for (auto& worker : workers_) {
        worker.request_stop();
    }
}

void BatchLoader::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return nextToBuild_ < nextToDeliver_ + static_cast<std::int64_t>(depth_) || failure_; })) {
        if (stop.stop_requested() || failure_ || nextToBuild_ >= end_) {
            return;
        }
        const std::int64_t step = nextToBuild_++;
        Batch recycled = takeRecycled();
        lock.unlock();
        try {
            Batch batch = builder_->build(step, std::move(recycled));
            lock.lock();
            ready_.emplace(step, std::move(batch));
        } catch (...) {
            lock.lock();
            failure_ = std::current_exception();
        }
        changed_.notify_all();
    }
}

std::optional<Batch> BatchLoader::next(std::stop_token stop) {
    if (nextToDeliver_ >= end_ || stop.stop_requested()) {
        return std::nullopt;
    }
    if (workers_.empty()) {
        return builder_->build(nextToDeliver_++, takeRecycled());
    }
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return ready_.contains(nextToDeliver_) || failure_; })) {
        return std::nullopt;
    }
    if (!ready_.contains(nextToDeliver_)) {
        std::rethrow_exception(failure_);
    }
    auto node = ready_.extract(nextToDeliver_++);
    changed_.notify_all();
    return std::move(node.mapped());
}

void BatchLoader::giveBack(Batch batch) {
    const std::lock_guard lock(mutex_);
    recycled_.push_back(std::move(batch));
}

Batch BatchLoader::takeRecycled() {
    if (recycled_.empty()) {
        return {};
    }
    Batch batch = std::move(recycled_.back());
    recycled_.pop_back();
    return batch;
}

}  // namespace ajepa
