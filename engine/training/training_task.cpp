// SPDX-License-Identifier: Apache-2.0
#include "engine/training/training_task.h"

#include "engine/corpus/clip_labels.h"
#include "engine/training/finetune_watch.h"
#include "engine/training/finetuner.h"
#include "engine/training/health_watch.h"
#include "engine/training/trainer.h"

namespace ajepa {
namespace {

class Pretraining final : public TrainingTask {
public:
    Pretraining(const RunConfig& config, std::shared_ptr<const Corpus> corpus) : config_(config), corpus_(std::move(corpus)) {}

    std::unique_ptr<Learner> restore(const std::filesystem::path& checkpoint) override {
        return keep(std::make_unique<Trainer>(config_, checkpoint));
    }

    std::unique_ptr<Learner> begin(const Measure& measure) override {
        std::optional<FeatureStatistics> statistics = measure();
        return statistics ? keep(std::make_unique<Trainer>(config_, std::move(*statistics))) : nullptr;
    }

    std::shared_ptr<const BatchBuilder> batches(std::shared_ptr<const ClipDataset> dataset) override {
        return std::make_shared<BatchBuilder>(std::move(dataset), config_);
    }

    std::unique_ptr<TrainingWatch> watch(const Sources& sources, JobContext& context) override {
        return std::make_unique<HealthWatch>(config_, HealthWatch::Sources{sources.dataset, sources.batches.masks(), corpus_, sources.checkpoints},
                                             *trainer_, sources.threads, context);
    }

private:
    std::unique_ptr<Trainer> keep(std::unique_ptr<Trainer> trainer) {
        trainer_ = trainer.get();
        return trainer;
    }

    RunConfig config_;
    std::shared_ptr<const Corpus> corpus_;
    Trainer* trainer_ = nullptr;
};

class Finetuning final : public TrainingTask {
public:
    Finetuning(const RunConfig& config, std::shared_ptr<const Corpus> corpus)
        : config_(config), corpus_(std::move(corpus)), labels_(std::make_shared<const ClipLabels>(trainingLabels(*corpus_, config))) {}

    std::unique_ptr<Learner> restore(const std::filesystem::path& checkpoint) override {
        return keep(std::make_unique<Finetuner>(config_, labels_->classes(), checkpoint));
    }

    /// The encoder's own constants: what it has learned belongs to them.
    std::unique_ptr<Learner> begin(const Measure& /*measure*/) override { return keep(std::make_unique<Finetuner>(config_, labels_->classes())); }

    std::shared_ptr<const BatchBuilder> batches(std::shared_ptr<const ClipDataset> dataset) override {
        return std::make_shared<BatchBuilder>(std::move(dataset), config_, labels_);
    }

    std::unique_ptr<TrainingWatch> watch(const Sources& sources, JobContext& /*context*/) override {
        return std::make_unique<FinetuneWatch>(config_, corpus_, *labels_, sources, *finetuner_);
    }

private:
    std::unique_ptr<Finetuner> keep(std::unique_ptr<Finetuner> finetuner) {
        finetuner_ = finetuner.get();
        return finetuner;
    }

    RunConfig config_;
    std::shared_ptr<const Corpus> corpus_;
    std::shared_ptr<const ClipLabels> labels_;
    Finetuner* finetuner_ = nullptr;
};

}  // namespace

std::unique_ptr<TrainingTask> trainingTask(const RunConfig& config, std::shared_ptr<const Corpus> corpus) {
    if (isFinetuning(config)) {
        return std::make_unique<Finetuning>(config, std::move(corpus));
    }
    return std::make_unique<Pretraining>(config, std::move(corpus));
}

}  // namespace ajepa
