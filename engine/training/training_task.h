// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "engine/corpus/corpus.h"
#include "engine/data/batch_loader.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/run_directory.h"
#include "engine/training/learner.h"
#include "engine/training/training_watch.h"

namespace ajepa {

/// What a training learns: it makes the learner, its batches, and what looks after it. The order of the calls is restore() or begin(), batches(), watch().
class TrainingTask {
public:
    /// What a watch looks at; all of it outlives the watch.
    struct Sources {
        const ClipDataset& dataset;
        const BatchBuilder& batches;
        const CheckpointStore& checkpoints;
        const RunDirectory& run;
        int threads = 0;
        std::int64_t end = 0;  ///< step of the last update
    };
    /// The input's mean and deviation over the training part; nullopt if it was stopped.
    using Measure = std::function<std::optional<FeatureStatistics>()>;

    virtual ~TrainingTask() = default;

    /// Goes on from a verified checkpoint folder. Throws Error(storage), Error(data).
    virtual std::unique_ptr<Learner> restore(const std::filesystem::path& checkpoint) = 0;
    /// Step 0; nullptr if it was stopped while it measured.
    virtual std::unique_ptr<Learner> begin(const Measure& measure) = 0;
    virtual std::shared_ptr<const BatchBuilder> batches(std::shared_ptr<const ClipDataset> dataset) = 0;
    virtual std::unique_ptr<TrainingWatch> watch(const Sources& sources, JobContext& context) = 0;
};

/// By train.task. Fine-tuning throws Error(data) if the training clips of the corpus have no labels to learn.
std::unique_ptr<TrainingTask> trainingTask(const RunConfig& config, std::shared_ptr<const Corpus> corpus);

}  // namespace ajepa
