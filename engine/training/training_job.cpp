// SPDX-License-Identifier: Apache-2.0
#include "engine/training/training_job.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <limits>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/config/config_check.h"
#include "engine/corpus/clip_selection.h"
#include "engine/features/corpus_statistics.h"
#include "engine/picture/masked_log_mel.h"
#include "engine/runs/checkpoint_pin.h"
#include "engine/store/store_builder.h"
#include "engine/store/stored_statistics.h"
#include "engine/training/compute_device.h"
#include "engine/training/device_memory.h"

namespace ajepa {
namespace {

constexpr std::int64_t picturesOfARun = 8;

LogLine info(const std::string& text) {
    return {LogLevel::info, text};
}

LogLine warning(const std::string& text) {
    return {LogLevel::warning, text};
}

std::function<void(std::size_t, std::size_t)> progressOf(JobContext& context, const char* what) {
    return [&context, what](std::size_t done, std::size_t all) {
        context.report(Progress{what, static_cast<std::int64_t>(done), static_cast<std::int64_t>(all)});
    };
}

}  // namespace

TrainingJob::TrainingJob(RunDirectory run, std::int64_t extendTo, int threads)
    : TrainingJob(run, extendTo, threads, CheckpointRetry(run.checkpointsFolder())) {}

TrainingJob::TrainingJob(RunDirectory run, std::int64_t extendTo, int threads, CheckpointRetry retry)
    : run_(std::move(run)),
      config_(run_.config()),
      end_(extendTo > 0 ? extendTo : config_.train.steps),
      threads_(threads > 0 ? threads : config_.train.threads),
      checkpoints_(run_.checkpointsFolder(), config_.checkpoint.keep),
      writer_(checkpoints_),
      retry_(std::move(retry)) {}

TrainingJob::~TrainingJob() {
    const std::optional<torch::Device> device = learner_ ? std::optional(learner_->device()) : std::nullopt;
    watch_.reset();
    learner_.reset();
    if (device) {
        releaseDeviceMemory(*device);
    }
}

Job::End TrainingJob::run(JobContext& context) {
    lock_ = run_.lock();
    log_ = std::make_shared<RunLog>(run_);
    context.observers.insert(context.observers.begin(), log_);
    if (!prepare(context)) {
        return End::stopped;
    }
    context.enter(RunState::running, learner_->state().step);
    bool finished = false;
    try {
        finished = train(context);
    } catch (...) {
        reportCheckpoint(context, writer_.wait());
        throw;
    }
    if (!finished) {
        context.enter(RunState::stopping, learner_->state().step);
    }
    reportCheckpoint(context, writer_.wait());
    if (finished || context.control.keepOnStop()) {
        saveCheckpoint(context);
    }
    return finished && watch_->conclude(context) ? End::finished : End::stopped;
}

bool TrainingJob::prepare(JobContext& context) {
    context.enter(RunState::preparing, run_.state().step);  // what was reached stands, should the preparation fail
    chooseDevice(context);
    useThreads(context);
    at::globalContext().setDeterministicAlgorithms(config_.device.deterministic, false);
    at::globalContext().setDeterministicFillUninitializedMemory(false);
    corpus_ = openCorpus(config_.data.corpus);
    task_ = trainingTask(config_, corpus_);
    continueFromCheckpoint(context);
    if (!openData(context)) {
        return false;
    }
    builder_ = task_->batches(dataset_);
    watch_ = task_->watch({*dataset_, *builder_, checkpoints_, run_, threads_, end_}, context);
    if (healthIsMissing() && !reportHealth(context)) {
        return false;
    }
    if (savedStep_ < 0) {
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

void TrainingJob::chooseDevice(JobContext& context) const {
    MachineInfo machine = machineInfo();
    requireValid(config_, machine);
    const torch::Device device = computeDevice(config_.device);
    if (device.is_cpu() && machine.gpuMemoryBytes > 0 && config_.device.name == "auto") {
        context.report(warning("computes on the processor although there is a GPU: " + whyNoGpuOperators()));
        machine.gpuMemoryBytes = 0;
        requireValid(config_, machine);  // memory and arithmetic are the processor's then
    }
    const bool bf16 = config_.device.precision == Precision::bf16;
    if (!device.is_cpu() || bf16) {
        context.report(info("computes on " + deviceText(device) + (bf16 ? ", in bf16 from fp32 weights" : "")));
    }
    if (config_.device.logMel) {
        context.report(info("the log-mel is worked out on " + deviceText(device) + ", too"));
    }
    beginDeviceMemory(device);
}

bool TrainingJob::openData(JobContext& context) {
    const std::vector<std::size_t> clips = trainingClips(*corpus_, config_.data);
    context.report(
        info("corpus " + corpus_->name() + ": " + std::to_string(clips.size()) + " of " + std::to_string(corpus_->clips().size()) + " clips train"));
    const std::shared_ptr<const FeatureStore> store = config_.data.store == FeatureStorage::off ? nullptr : openStore(context, corpus_);
    if (context.control.stopRequested()) {
        return false;
    }
    if (!learner_) {
        learner_ = task_->begin([&] { return measure(context, clips, store.get()); });
    }
    if (!learner_) {
        return false;
    }
    // A continued run keeps the constants of its checkpoint: what it has learned belongs to them.
    dataset_ = std::make_shared<ClipDataset>(corpus_, clips, config_, learner_->statistics(), store);
    return true;
}

std::shared_ptr<const FeatureStore> TrainingJob::openStore(JobContext& context, const std::shared_ptr<const Corpus>& corpus) const {
    auto store =
        openOrMakeStore(corpus, config_.audio, config_.features,
                        {.threads = threads_, .stop = context.control.stopToken(), .progress = progressOf(context, "making the feature store")});
    if (store) {
        context.report(info("features come from " + store->folder().string()));
    }
    if (store && store->manifest().unreadable > 0) {
        context.report(warning(std::to_string(store->manifest().unreadable) + " clips of the feature store could not be read when it was made"));
    }
    return store;
}

std::optional<FeatureStatistics> TrainingJob::measure(JobContext& context, std::span<const std::size_t> clips, const FeatureStore* store) const {
    const auto progress = progressOf(context, "measuring the input's mean and deviation");
    const std::stop_token stop = context.control.stopToken();
    FeatureStatistics statistics = store != nullptr ? measureStored(*store, clips, config_.audio, config_.features, stop, progress)
                                                    : measureStatistics(*corpus_, clips, config_.audio, config_.features, threads_, stop, progress);
    return stop.stop_requested() ? std::nullopt : std::optional(std::move(statistics));
}

void TrainingJob::continueFromCheckpoint(JobContext& context) {
    checkpoints_.removeLeftovers();
    std::vector<CheckpointEntry> skipped;
    const auto newest = checkpoints_.newestVerified(&skipped);
    for (const CheckpointEntry& entry : skipped) {
        context.report(warning("checkpoint " + entry.path.filename().string() + " is not used: " + entry.problem));
    }
    if (newest) {
        learner_ = task_->restore(newest->path);
        run_.cutBackTo(learner_->state().step);
        savedStep_ = learner_->state().step;
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
    const TrainerState& state = learner_->state();
    BatchLoader loader(builder_, state.step, end_, config_.train.loaderThreads);
    clock_.resume();
    while (state.step < end_) {
        if (!context.proceed(state.step)) {
            return false;
        }
        reportCheckpoint(context, writer_.ended());
        if (context.control.takeCheckpointRequest()) {
            beginCheckpoint(context);
            reportCheckpoint(context, writer_.wait());  // who asks wants to know, also in a pause
            continue;
        }
        std::optional<Batch> batch = loader.next(context.control.stopToken());
        if (!batch) {
            return false;
        }
        clock_.batchArrived();
        const StepResult result = learner_->step(*batch);
        clock_.stepDone();
        report(context, result, *batch);
        drawMasksIfDue();
        loader.giveBack(std::move(*batch));
        if (watch_->isDue(state.step) && !reportHealth(context)) {
            return false;
        }
        if ((isDue(config_.checkpoint.everySteps) || retry_.isDue()) && state.step < end_) {
            beginCheckpoint(context);
        }
        clock_.resume();
    }
    return true;
}

void TrainingJob::drawMasksIfDue() {
    const std::int64_t step = learner_->state().step;
    if (isFinetuning(config_) || !log_->keepsPictures() || !isDue(std::max<std::int64_t>(1, config_.train.steps / picturesOfARun))) {
        return;
    }
    try {
        const LogMel logMel = dataset_->unvaried(0);
        const MaskSampler& masks = builder_->masks();
        log_->addPicture(step, "masks/first_clip",
                         drawMasks({logMel, logMel.frames, masks.grid(), config_.encoder.patchFrames, config_.encoder.patchMels,
                                    masks.sample(step, dataset_->corpusIndex(0))}));
    } catch (const AudioError&) {
        return;  // the batches report what cannot be read
    }
}

bool TrainingJob::isDue(std::int64_t everySteps) const {
    return everySteps > 0 && learner_->state().step % everySteps == 0;
}

void TrainingJob::report(JobContext& context, const StepResult& result, const Batch& batch) {
    const TrainerState& state = learner_->state();
    judgeLoss(context, result);
    substituted_ += batch.substituted;
    if (batch.substituted > 0 && substituted_ == batch.substituted) {
        context.report(warning("a clip could not be read and was replaced by the next one of the list; `ajepa corpus import` names the bad files"));
    }
    if (!isDue(config_.train.reportEvery) && state.step != config_.train.steps) {
        return;
    }
    StepMetrics metrics{.step = state.step,
                        .epoch = static_cast<double>(state.step * config_.train.batchSize) / static_cast<double>(builder_->epochClips()),
                        .loss = result.loss,
                        .learningRate = result.learningRate,
                        .weightDecay = result.weightDecay,
                        .ema = result.ema,
                        .gradNorm = result.gradNorm,
                        .contextRatio = result.contextRatio,
                        .predictionLoss = result.predictionLoss,
                        .skippedSteps = state.skipped()};
    metrics.tfShare = timeFrequencyShare();
    const StepClock::Interval interval = clock_.takeInterval();
    metrics.clipsPerS = config_.train.batchSize / std::max(1e-9, interval.secondsPerStep);
    metrics.dataWaitMs = interval.waitMsPerStep;
    metrics.memoryBytes = deviceMemoryBytes(learner_->device());
    metrics.elapsedS = clock_.totalSeconds();
    metrics.remainingS = static_cast<double>(end_ - state.step) * interval.secondsPerStep;
    context.report(metrics);
}

double TrainingJob::timeFrequencyShare() const {
    if (isFinetuning(config_)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const std::int64_t end = learner_->state().step;
    const std::int64_t since = std::max<std::int64_t>(0, end - config_.train.reportEvery);
    double share = 0;
    for (std::int64_t step = since; step < end; ++step) {
        share += builder_->masks().drawsTimeFrequency(step, 0) ? 1.0 / static_cast<double>(end - since) : 0.0;
    }
    return share;
}

void TrainingJob::judgeLoss(JobContext& context, const StepResult& result) {
    const std::int64_t step = learner_->state().step;
    if (!result.applied) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        context.report(LossAlert{LossAlert::Kind::skipped, step, step, none, none});
        return;
    }
    const std::optional<LossAlert> alert = lossWatch_.add(step, result.loss);
    if (!alert) {
        return;
    }
    context.report(*alert);
    if (alert->kind != LossAlert::Kind::rise) {
        return;
    }
    reportCheckpoint(context, writer_.wait());
    try {
        if (const auto kept = pinCheckpointBefore(checkpoints_, alert->onset, "the last checkpoint before the loss rose\n")) {
            context.report(info("the checkpoint of step " + std::to_string(*kept) + " is kept to go back to"));
        }
    } catch (const Error& error) {  // a full disk, for example: the training goes on
        context.report(warning(std::string("no checkpoint could be kept from before the rise: ") + error.what()));
    }
}

bool TrainingJob::reportHealth(JobContext& context) {
    return watch_->report(context, [&] { reportCheckpoint(context, writer_.wait()); });
}

bool TrainingJob::healthIsMissing() const {
    const std::int64_t step = learner_->state().step;
    const std::vector<HealthFigures> rows = run_.readHealth();
    return watch_->isDue(step) && (rows.empty() || rows.back().step != step);
}

void TrainingJob::beginCheckpoint(JobContext& context) {
    reportCheckpoint(context, writer_.wait());
    if (learner_->state().step != savedStep_) {
        retry_.trying();
        writer_.begin(learner_->checkpoint());
        learner_->dropCheckpoint();
        savedStep_ = learner_->state().step;
    }
}

void TrainingJob::saveCheckpoint(JobContext& context) {
    beginCheckpoint(context);
    const auto outcome = writer_.wait();
    if (outcome && outcome->failure) {
        throw *outcome->failure;
    }
    reportCheckpoint(context, outcome);
}

void TrainingJob::reportCheckpoint(JobContext& context, const std::optional<CheckpointWriter::Outcome>& outcome) {
    if (outcome && outcome->failure) {
        savedStep_ = -1;
        retry_.failed();
        context.report(CheckpointFailed{outcome->step, outcome->failure->what()});
    } else if (outcome) {
        context.report(CheckpointSaved{outcome->step, outcome->path.string(), outcome->seconds});
    }
}

}  // namespace ajepa
