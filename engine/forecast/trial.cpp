// SPDX-License-Identifier: Apache-2.0
#include "engine/forecast/trial.h"

#include <algorithm>

namespace ajepa {

RunConfig trialConfig(const RunConfig& config, std::int64_t trainingClips) {
    RunConfig trial = config;
    trial.curriculum.steps = config.curriculum.steps > 0 ? config.curriculum.steps : config.train.steps;
    trial.optimizer.warmupSteps = 0;
    trial.train.steps = kTrialSteps;
    trial.train.reportEvery = 1;
    trial.train.tensorboard = false;
    trial.checkpoint.everySteps = kTrialSteps;
    trial.health.everySteps = kTrialSteps + 1;
    trial.health.evaluateEvery = 0;
    trial.data.store = FeatureStorage::off;
    const double wanted = static_cast<double>(kTrialSteps * config.train.batchSize);
    if (trainingClips > 0 && !isFinetuning(config)) {  // a fine-tuning measures nothing beforehand, and a few clips may have one label only
        trial.data.trainingShare =
            std::clamp(config.data.trainingShare * wanted / static_cast<double>(trainingClips), 0.0001, config.data.trainingShare);
    }
    return trial;
}

double trialSpeed(std::span<const StepMetrics> reports) {
    double slowness = 0;
    int timed = 0;
    for (const StepMetrics& report : reports) {
        if (report.step > 1 && report.clipsPerS > 0) {
            slowness += 1 / report.clipsPerS;
            ++timed;
        }
    }
    return timed == 0 ? 0 : timed / slowness;
}

}  // namespace ajepa
