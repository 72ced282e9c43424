// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>

#include "engine/data/batch_loader.h"
#include "engine/jobs/job_runner.h"
#include "engine/runs/checkpoint_retry.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/checkpoint_writer.h"
#include "engine/runs/run_directory.h"
#include "engine/training/loss_watch.h"
#include "engine/training/step_clock.h"
#include "engine/training/training_task.h"

namespace ajepa {

/// Trains the run of a directory: from step 0 if it is new, else from its newest verified checkpoint (never silently from 0). Reports to the context's
/// observers and to the run's own log. Stopping writes a checkpoint unless the user asked otherwise. Checkpoints in between are written while training goes on;
/// one that cannot be written is reported and tried again a minute later, when its disk has become emptier, or when the next one is due; at the start and at the end it is an error. Every end waits for what is in flight.
class TrainingJob final : public Job {
public:
    /// extendTo > 0 trains to that step instead of train.steps; the schedules keep their horizon. threads > 0 computes with that many instead of
    /// train.threads, which changes no more than rounding. `retry` says when a checkpoint that failed is tried again.
    explicit TrainingJob(RunDirectory run, std::int64_t extendTo = 0, int threads = 0);
    TrainingJob(RunDirectory run, std::int64_t extendTo, int threads, CheckpointRetry retry);
    ~TrainingJob() override;

    End run(JobContext& context) override;

private:
    /// Both are false if the user wanted to stop before the first step: then nothing was written, and the run begins anew when it is continued.
    bool prepare(JobContext& context);
    bool openData(JobContext& context);
    void useThreads(JobContext& context) const;
    /// Refuses what the machine cannot do, and says in the log on what else than the processor in fp32 it computes.
    void chooseDevice(JobContext& context) const;
    /// Restores the newest verified checkpoint; a run that has none and has not begun is left for openData to begin.
    void continueFromCheckpoint(JobContext& context);
    /// The feature store of data.store, made now if it is not there; nullptr if stopped.
    std::shared_ptr<const FeatureStore> openStore(JobContext& context, const std::shared_ptr<const Corpus>& corpus) const;
    /// nullopt if stopped.
    std::optional<FeatureStatistics> measure(JobContext& context, std::span<const std::size_t> clips, const FeatureStore* store) const;

    /// Steps until the end or until the user wants to stop. True: all steps are done.
    bool train(JobContext& context);
    void report(JobContext& context, const StepResult& result, const Batch& batch);
    /// Of the steps since the last report; not a number in fine-tuning.
    double timeFrequencyShare() const;
    /// Tells losses that are not as usual; keeps the checkpoint from before a rise.
    void judgeLoss(JobContext& context, const StepResult& result);
    /// False: the user wants to stop, and nothing was measured.
    bool reportHealth(JobContext& context);
    bool isDue(std::int64_t everySteps) const;
    /// Now and then, for TensorBoard: the first training clip under the masks of this step.
    void drawMasksIfDue();
    /// A new run and one that was stopped while it was evaluated have no health figures of the step that it continues from.
    bool healthIsMissing() const;

    /// Starts writing a checkpoint of this step, unless there is one; waits for the one before.
    void beginCheckpoint(JobContext& context);
    /// The same, and waits for it. Throws what made it fail.
    void saveCheckpoint(JobContext& context);
    void reportCheckpoint(JobContext& context, const std::optional<CheckpointWriter::Outcome>& outcome);

    RunDirectory run_;
    RunConfig config_;
    std::int64_t end_;
    int threads_;
    CheckpointStore checkpoints_;
    CheckpointWriter writer_;
    CheckpointRetry retry_;
    std::shared_ptr<RunDirectory::Lock> lock_;
    std::shared_ptr<RunLog> log_;
    std::shared_ptr<const Corpus> corpus_;
    std::shared_ptr<const ClipDataset> dataset_;
    std::shared_ptr<const BatchBuilder> builder_;
    std::unique_ptr<TrainingTask> task_;
    std::unique_ptr<Learner> learner_;
    std::unique_ptr<TrainingWatch> watch_;
    LossWatch lossWatch_;
    StepClock clock_;
    std::int64_t savedStep_ = -1;  ///< of the newest checkpoint that is written or in flight
    std::size_t substituted_ = 0;
};

}  // namespace ajepa
