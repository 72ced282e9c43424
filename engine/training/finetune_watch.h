// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/corpus/clip_labels.h"
#include "engine/embedding/embedder.h"
#include "engine/evaluation/class_scores.h"
#include "engine/training/finetuner.h"
#include "engine/training/training_task.h"

namespace ajepa {

/// Tests a fine-tuning on the clips that it does not train on: every health.evaluate_every steps on at most health.evaluation_clips of them, a fixed choice, and
/// at the end on all; with 0 never. Clips are taken whole and as they are, in windows of the input's length whose logits are averaged (a last one that is mostly padding does not
/// count), with plain attention. The final score is kept among the run's evaluations.
class FinetuneWatch final : public TrainingWatch {
public:
    /// `trained`: of the clips that train. Throws Error(data) if there is nothing to test on, or if a test clip has no label.
    FinetuneWatch(const RunConfig& config, std::shared_ptr<const Corpus> corpus, const ClipLabels& trained, const TrainingTask::Sources& sources,
                  Finetuner& finetuner);

    bool isDue(std::int64_t step) const override;
    bool report(JobContext& context, const std::function<void()>& settle) override;
    bool conclude(JobContext& context) override;

private:
    struct Tested {
        ClassScores scores;
        std::vector<std::string> unreadable;  ///< "path: reason"
    };

    /// Obeys pause and stop between some clips; nullopt if stopped. Throws Error(data) if no clip can be read, Error(diverged) if the logits are no numbers.
    std::optional<Tested> measure(JobContext& context, const std::vector<std::size_t>& clips);
    std::size_t sliceSize(const std::vector<std::size_t>& clips, std::size_t begin) const;
    void requireUsable(const std::vector<float>& logits) const;
    /// Appends the logits of a clip, the mean over its windows.
    void appendLogits(const Embedder::Windows& clip, std::vector<float>& logits);
    void tell(JobContext& context, const ClassScores& scores) const;
    void keepRecord(const Tested& tested) const;

    RunConfig config_;
    std::shared_ptr<const Corpus> corpus_;
    RunDirectory run_;
    Finetuner& finetuner_;
    Embedder windows_;
    int threads_;
    std::int64_t end_;
    std::size_t trainingClips_;
    std::vector<std::size_t> all_, some_;  ///< test clips as corpus indices, ascending
    ClipLabels labels_;
    bool single_;  ///< one label a clip: accuracy; else mean average precision
};

}  // namespace ajepa
