// SPDX-License-Identifier: Apache-2.0
#include "engine/config/field_row.h"

namespace ajepa {
namespace {

std::vector<ConfigField> emaSection() {
    constexpr auto kSection = &RunConfig::ema;
    return {
        fieldRow<"ema.start", kSection, &EmaConfig::start>("", {0, 1},
                                                           "Momentum of the target encoder at step 0: the share of its old weights that it keeps."),
        fieldRow<"ema.end", kSection, &EmaConfig::end>("", {0, 1}, "Momentum of the target encoder at the end of its schedule."),
        fieldRow<"ema.schedule", kSection, &EmaConfig::schedule>("Course of the momentum from start to end."),
        fieldRow<"ema.steps", kSection, &EmaConfig::steps>("steps", {0, 1000000000}, "Length of the momentum schedule; 0 means train.steps."),
    };
}

std::vector<ConfigField> optimizerSection() {
    constexpr auto kSection = &RunConfig::optimizer;
    return {
        fieldRow<"optimizer.learning_rate", kSection, &OptimConfig::learningRate>("", {0, 10}, "Peak learning rate of AdamW.", Shown::basic),
        fieldRow<"optimizer.warmup_steps", kSection, &OptimConfig::warmupSteps>("steps", {0, 1000000000},
                                                                                "Steps over which the learning rate rises linearly to its peak."),
        fieldRow<"optimizer.start_learning_rate", kSection, &OptimConfig::startLearningRate>("", {0, 10},
                                                                                             "Learning rate at step 0, before the warm-up."),
        fieldRow<"optimizer.final_learning_rate", kSection, &OptimConfig::finalLearningRate>(
            "", {0, 10}, "Learning rate at the end; half a cosine leads there from the peak."),
        fieldRow<"optimizer.weight_decay", kSection, &OptimConfig::weightDecay>(
            "", {0, 10}, "Decoupled weight decay at step 0; biases, norms and mask tokens have none."),
        fieldRow<"optimizer.final_weight_decay", kSection, &OptimConfig::finalWeightDecay>("", {0, 10},
                                                                                           "Weight decay at the end; half a cosine leads there."),
        fieldRow<"optimizer.beta1", kSection, &OptimConfig::beta1>("", {0, 0.99999}, "Decay of AdamW's running mean of gradients."),
        fieldRow<"optimizer.beta2", kSection, &OptimConfig::beta2>("", {0, 0.99999}, "Decay of AdamW's running mean of squared gradients."),
        fieldRow<"optimizer.epsilon", kSection, &OptimConfig::epsilon>("", {1e-16, 0.1}, "Small number that keeps AdamW from dividing by zero."),
        fieldRow<"optimizer.clip_norm", kSection, &OptimConfig::clipNorm>(
            "", {0, 1000000}, "Largest norm of the whole gradient; longer ones are shortened to it, 0 leaves them."),
    };
}

std::vector<ConfigField> trainSection() {
    constexpr auto kSection = &RunConfig::train;
    return {
        fieldRow<"train.task", kSection, &TrainConfig::task>(
            "\"pretrain\" learns without labels; \"finetune\" trains a checkpoint's encoder on labels."),
        fieldRow<"train.steps", kSection, &TrainConfig::steps>("steps", {1, 1000000000}, "Optimiser steps of the run.", Shown::basic),
        fieldRow<"train.batch_size", kSection, &TrainConfig::batchSize>(
            "clips", {1, 65536}, "Clips that each step learns from; more give calmer gradients and need more memory.", Shown::basic),
        fieldRow<"train.seed", kSection, &TrainConfig::seed>("", {0, 9007199254740991},
                                                             "Seed of every random draw; the same seed gives the same run.", Shown::basic),
        fieldRow<"train.threads", kSection, &TrainConfig::threads>("threads", {0, 1024}, "CPU threads for the arithmetic; 0 takes all cores."),
        fieldRow<"train.loader_threads", kSection, &TrainConfig::loaderThreads>(
            "threads", {0, 256}, "Threads that decode clips and compute features ahead; 0 does this in the training thread."),
        fieldRow<"train.report_every", kSection, &TrainConfig::reportEvery>("steps", {1, 1000000000},
                                                                            "Steps between two reported points of the curves."),
        fieldRow<"train.tensorboard", kSection, &TrainConfig::tensorboard>(
            "Write the curves as TensorBoard event files, too, into the run's folder tensorboard."),
    };
}

std::vector<ConfigField> checkpointSection() {
    constexpr auto kSection = &RunConfig::checkpoint;
    return {
        fieldRow<"checkpoint.every_steps", kSection, &CheckpointConfig::everySteps>("steps", {1, 1000000000}, "Steps between two checkpoints."),
        fieldRow<"checkpoint.keep", kSection, &CheckpointConfig::keep>("checkpoints", {2, 1000000},
                                                                       "Newest checkpoints that are kept beside that of step 0."),
    };
}

std::vector<ConfigField> healthSection() {
    constexpr auto kSection = &RunConfig::health;
    return {
        fieldRow<"health.every_steps", kSection, &HealthConfig::everySteps>(
            "steps", {1, 1000000000}, "Steps between two health figures: deviation, effective rank, mean cosine."),
        fieldRow<"health.probe_clips", kSection, &HealthConfig::probeClips>("clips", {2, 4096},
                                                                            "Clips of the fixed probe set on which health figures are measured."),
        fieldRow<"health.evaluate_every", kSection, &HealthConfig::evaluateEvery>(
            "steps", {0, 1000000000},
            "Steps between two evaluations on labelled clips while it trains, by neighbours and a linear probe or, in fine-tuning, by its head; 0: "
            "none."),
        fieldRow<"health.corpus", kSection, &HealthConfig::corpus>(
            "Folder of the labelled corpus for these evaluations; empty: the corpus that is trained on."),
        fieldRow<"health.evaluation_clips", kSection, &HealthConfig::evaluationClips>(
            "clips", {20, 1000000}, "Most clips of these evaluations: a fixed choice of the corpus."),
    };
}

std::vector<ConfigField> deviceSection() {
    constexpr auto kSection = &RunConfig::device;
    return {
        fieldRow<"device.name", kSection, &DeviceConfig::name>(
            "Where training runs: \"auto\", \"cpu\", \"cuda\", or \"cuda:N\" for the GPU with that number."),
        fieldRow<"device.precision", kSection, &DeviceConfig::precision>(
            "Number format of the arithmetic; bf16 needs a GPU or a processor that has it."),
        fieldRow<"device.log_mel", kSection, &DeviceConfig::logMel>("Work out the log-mel on the device, too, from sounds that the loader threads "
                                                                    "only decode and vary; for a GPU beside few processor cores."),
        fieldRow<"device.deterministic", kSection, &DeviceConfig::deterministic>("Use only arithmetic that gives the same bits in every run."),
    };
}

}  // namespace

std::vector<ConfigField> trainingFields() {
    std::vector<ConfigField> fields;
    for (const auto& section : {emaSection(), optimizerSection(), trainSection(), checkpointSection(), healthSection(), deviceSection()}) {
        fields.insert(fields.end(), section.begin(), section.end());
    }
    return fields;
}

}  // namespace ajepa
