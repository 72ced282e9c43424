// SPDX-License-Identifier: Apache-2.0
#include "engine/training/training_job.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/config/config_check.h"
#include "engine/corpus/clip_selection.h"
#include "engine/features/corpus_statistics.h"

namespace ajepa {
namespace {

std::int64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

LogLine info(const std::string& text) {
    return {LogLevel::info, text};
}

LogLine warning(const std::string& text) {
    return {LogLevel::warning, text};
}

}  // namespace

TrainingJob::TrainingJob(RunDirectory run, std::int64_t extendTo, int threads)
    : run_(std::move(run)),
      config_(run_.config()),
      end_(extendTo > 0 ? extendTo : config_.train.steps),
      threads_(threads > 0 ? threads : config_.train.threads),
      checkpoints_(run_.checkpointsFolder(), config_.checkpoint.keep) {}

TrainingJob::~TrainingJob() = default;

Job::End TrainingJob::run(JobContext& context) {
    lock_ = run_.lock();
    context.observers.insert(context.observers.begin(), std::make_shared<RunLog>(run_));
    if (!prepare(context)) {
        return End::stopped;
    }
    context.enter(RunState::running, trainer_->state().step);
    const bool finished = train(context);
    if (!finished) {
        context.enter(RunState::stopping, trainer_->state().step);
    }
    if (finished || context.control.keepOnStop()) {
        saveCheckpoint(context);
    }
    return finished ? End::finished : End::stopped;
}

bool TrainingJob::prepare(JobContext& context) {
    context.enter(RunState::preparing);
    requireValid(config_, machineInfo());
    useThreads(context);
    at::globalContext().setDeterministicAlgorithms(config_.device.deterministic, false);
    at::globalContext().setDeterministicFillUninitializedMemory(false);
    continueFromCheckpoint(context);
    if (!openData(context)) {
        return false;
    }
    builder_ = std::make_shared<BatchBuilder>(dataset_, config_);
    probe_ = std::make_unique<HealthProbe>(*dataset_, builder_->masks(), config_);
    if (trainer_->state().step == 0 && savedStep_ < 0) {
        reportHealth(context);
        saveCheckpoint(context);
    }
    return true;
}

void TrainingJob::useThreads(JobContext& context) const {
    at::set_num_threads(threadCount(threads_));
    if (threads_ != config_.train.threads) {
        context.report(info("computes with " + std::to_string(threads_) + " threads; train.threads is " + std::to_string(config_.train.threads)));
    }
}

bool TrainingJob::openData(JobContext& context) {
    const auto corpus = openCorpus(config_.data.corpus);
    const std::vector<std::size_t> clips = trainingClips(*corpus, config_.data);
    context.report(
        info("corpus " + corpus->name() + ": " + std::to_string(clips.size()) + " of " + std::to_string(corpus->clips().size()) + " clips train"));
    if (!trainer_) {
        FeatureStatistics statistics = measure(context, *corpus, clips);
        if (context.control.stopRequested()) {
            return false;
        }
        trainer_ = std::make_unique<Trainer>(config_, std::move(statistics));
    }
    // A continued run keeps the constants of its checkpoint: what it has learned belongs to them.
    dataset_ = std::make_shared<ClipDataset>(corpus, clips, config_, trainer_->statistics());
    return true;
}

FeatureStatistics TrainingJob::measure(JobContext& context, const Corpus& corpus, std::span<const std::size_t> clips) const {
    return measureStatistics(
        corpus, clips, config_.audio, config_.features, threads_, context.control.stopToken(), [&](std::size_t done, std::size_t total) {
            context.report(Progress{"measuring the input's mean and deviation", static_cast<std::int64_t>(done), static_cast<std::int64_t>(total)});
        });
}

void TrainingJob::continueFromCheckpoint(JobContext& context) {
    checkpoints_.removeLeftovers();
    std::vector<CheckpointEntry> skipped;
    const auto newest = checkpoints_.newestVerified(&skipped);
    for (const CheckpointEntry& entry : skipped) {
        context.report(warning("checkpoint " + entry.path.filename().string() + " is not used: " + entry.problem));
    }
    if (newest) {
        trainer_ = std::make_unique<Trainer>(config_, newest->path);
        run_.cutBackTo(trainer_->state().step);
        alarm_.restore(trainer_->state().healthHistory, trainer_->state().badHealthInARow);
        savedStep_ = trainer_->state().step;
        context.report(info("continues from step " + std::to_string(savedStep_)));
        return;
    }
    // Step 0 is checkpointed before anything is learned: a run that has reported steps and has no intact checkpoint has lost them.
    if (!skipped.empty() || !run_.readMetrics().empty()) {
        const std::string reason = skipped.empty() ? "its checkpoints are gone" : skipped.front().problem;
        throw Error(ErrorKind::storage, "run " + run_.name() + " has no intact checkpoint, so it cannot continue: " + reason, "checkpoints",
                    "start a new run; what is there was left as it is");
    }
    run_.cutBackTo(-1);
}

bool TrainingJob::train(JobContext& context) {
    TrainerState& state = trainer_->state();
    BatchLoader loader(builder_, state.step, end_, config_.train.loaderThreads);
    clock_.resume();
    while (state.step < end_) {
        if (!context.proceed(state.step)) {
            return false;
        }
        if (context.control.takeCheckpointRequest()) {
            trySaveCheckpoint(context);
            continue;
        }
        const std::optional<Batch> batch = loader.next(context.control.stopToken());
        if (!batch) {
            return false;
        }
        clock_.batchArrived();
        const StepResult result = trainer_->step(*batch);
        clock_.stepDone();
        report(context, result, *batch);
        if (isDue(config_.health.everySteps)) {
            reportHealth(context);
        }
        if (isDue(config_.checkpoint.everySteps) && state.step < end_) {
            trySaveCheckpoint(context);
        }
        clock_.resume();
    }
    return true;
}

bool TrainingJob::isDue(std::int64_t everySteps) const {
    return everySteps > 0 && trainer_->state().step % everySteps == 0;
}

void TrainingJob::report(JobContext& context, const StepResult& result, const Batch& batch) {
    const TrainerState& state = trainer_->state();
    if (!result.applied) {
        context.report(warning("step " + std::to_string(state.step) + ": loss or gradient was not finite; nothing was changed"));
    }
    substituted_ += batch.substituted;
    if (batch.substituted > 0 && substituted_ == batch.substituted) {
        context.report(warning("a clip could not be read and was replaced by the next one of the list; `ajepa corpus import` names the bad files"));
    }
    if (!isDue(config_.train.reportEvery) && state.step != config_.train.steps) {
        return;
    }
    StepMetrics metrics{.step = state.step,
                        .epoch = static_cast<double>(state.step * config_.train.batchSize) / static_cast<double>(dataset_->size()),
                        .loss = result.loss,
                        .learningRate = result.learningRate,
                        .weightDecay = result.weightDecay,
                        .ema = result.ema,
                        .gradNorm = result.gradNorm,
                        .contextRatio = result.contextRatio,
                        .predictionLoss = result.predictionLoss,
                        .skippedSteps = state.skipped()};
    const std::int64_t since = std::max<std::int64_t>(0, state.step - config_.train.reportEvery);
    for (std::int64_t step = since; step < state.step; ++step) {
        metrics.tfShare += builder_->masks().drawsTimeFrequency(step, 0) ? 1.0 / static_cast<double>(state.step - since) : 0.0;
    }
    const StepClock::Interval interval = clock_.takeInterval();
    metrics.clipsPerS = config_.train.batchSize / std::max(1e-9, interval.secondsPerStep);
    metrics.dataWaitMs = interval.waitMsPerStep;
    metrics.memoryBytes = residentBytes();
    metrics.elapsedS = clock_.totalSeconds();
    metrics.remainingS = static_cast<double>(end_ - state.step) * interval.secondsPerStep;
    context.report(metrics);
}

void TrainingJob::reportHealth(JobContext& context) {
    TrainerState& state = trainer_->state();
    HealthFigures figures = probe_->measure(trainer_->networks(), state.step);
    alarm_.judge(figures);
    state.healthHistory = alarm_.history();
    state.badHealthInARow = alarm_.badInARow();
    context.report(RunEvent(figures));
    if (figures.collapsed && alarm_.badInARow() == 3) {
        context.report(warning("the representation may be collapsing: " + figures.rule));
    }
}

void TrainingJob::saveCheckpoint(JobContext& context) {
    const std::int64_t step = trainer_->state().step;
    if (step == savedStep_) {
        return;
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto path = checkpoints_.commit(trainer_->checkpoint());
    savedStep_ = step;
    context.report(CheckpointSaved{step, path.string(), std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count()});
}

void TrainingJob::trySaveCheckpoint(JobContext& context) {
    try {
        saveCheckpoint(context);
    } catch (const Error& error) {
        context.report(CheckpointFailed{trainer_->state().step, error.what()});
    }
}

}  // namespace ajepa
