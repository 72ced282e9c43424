// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

#include "engine/corpus/clip_labels.h"
#include "engine/data/augmentation.h"
#include "engine/data/balanced_order.h"
#include "engine/data/batch.h"
#include "engine/data/clip_dataset.h"
#include "engine/data/data_order.h"

namespace ajepa {

/// Builds the batch of one step: clips in order, features, and masks or, in fine-tuning, labels. A clip that cannot be read is replaced by the next one of the list (a deterministic rule)
/// and counted. Throws Error(data) if a whole batch is unreadable.
class BatchBuilder {
public:
    BatchBuilder(std::shared_ptr<const ClipDataset> dataset, const RunConfig& config);
    /// Of fine-tuning: varied, mixed and blanked as `finetune` says.
    BatchBuilder(std::shared_ptr<const ClipDataset> dataset, const RunConfig& config, std::shared_ptr<const ClipLabels> labels);
    /// `recycled`: a batch that is no longer needed, for its memory.
    Batch build(std::int64_t step, Batch recycled = {}) const;
    const MaskSampler& masks() const { return *sampler_; }
    /// Clips between two epochs.
    std::size_t epochClips() const { return balanced_ ? balanced_->epochClips() : dataset_->size(); }

private:
    std::vector<OrderedClip> order(std::int64_t step) const;
    void readOrSubstitute(const OrderedClip& clip, std::span<float> row, Batch& batch) const;
    void fill(const OrderedClip& clip, std::span<float> row, Batch& batch) const;
    void fillUnmixed(const OrderedClip& clip, std::span<float> row, Batch& batch) const;
    void fillLabelled(const OrderedClip& clip, std::span<float> row, Batch& batch) const;
    /// The partner's sound in `row`; false if there is none, or if it cannot be read.
    bool mixIn(const OrderedClip& clip, const std::optional<MixUp>& mix, std::span<float> row, Batch& batch) const;
    void blankIn(const OrderedClip& clip, std::span<float> row, Batch& batch) const;
    void hold(const std::vector<float>& samples, std::span<float> row, BatchSounds& sounds) const;

    std::shared_ptr<const ClipDataset> dataset_;
    RunConfig config_;
    std::unique_ptr<const MaskSampler> sampler_;  ///< none in fine-tuning
    std::shared_ptr<const ClipLabels> labels_;    ///< none in pre-training
    std::optional<BalancedOrder> balanced_;
};

/// Delivers batches in the order of steps, built ahead of time by worker threads. With 0 threads next() builds on the calling thread; the batches are the same.
class BatchLoader {
public:
    BatchLoader(std::shared_ptr<const BatchBuilder> builder, std::int64_t firstStep, std::int64_t endStep, int threads);
    ~BatchLoader();
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    /// The next batch; waits for it unless `stop` is requested, then nullopt. nullopt after the last step, too. Rethrows what a worker threw.
    std::optional<Batch> next(std::stop_token stop = {});
    /// Gives a batch back that is no longer needed: its memory serves for the next ones.
    void giveBack(Batch batch);

private:
    Batch takeRecycled();

    void work(const std::stop_token& stop);

    std::shared_ptr<const BatchBuilder> builder_;
    std::int64_t nextToDeliver_, nextToBuild_, end_;
    std::size_t depth_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<std::int64_t, Batch> ready_;
    std::vector<Batch> recycled_;
    std::exception_ptr failure_;
    std::vector<std::jthread> workers_;
};

}  // namespace ajepa
