// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/config/config_rules.h"
#include "engine/config/toml_value.h"

namespace ajepa {
namespace {

void checkFrontEnd(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    const FeatureConfig& features = config.features;
    const double nyquist = features.sampleRateHz / 2.0;
    const double high = features.highHz > 0 ? features.highHz : nyquist;
    if (high > nyquist) {
        issues.push_back({"features.high_hz",
                          "features.high_hz = " + plainNumber(high) + " lies above half the sample rate, " + plainNumber(nyquist) + " Hz.",
                          "Lower it, or set 0 for half the sample rate."});
    } else if (features.lowHz >= high) {
        issues.push_back({"features.low_hz",
                          "features.low_hz = " + plainNumber(features.lowHz) + " is not below the upper edge of " + plainNumber(high) + " Hz.",
                          "Lower features.low_hz or raise features.high_hz."});
    }
    const double windowS = static_cast<double>(features.windowSamples) / features.sampleRateHz;
    if (config.audio.clipS > 0 && config.audio.clipS < windowS) {
        issues.push_back({"audio.clip_s", "audio.clip_s = " + plainNumber(config.audio.clipS) + " s is shorter than one analysis window.",
                          "Set 0 to take what features.frames needs."});
    }
}

void checkWhereLogMelComesFrom(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    if (config.device.logMel && config.data.store != FeatureStorage::off) {
        issues.push_back({"device.log_mel", "The device works out the log-mel from sounds, but data.store delivers the log-mel.",
                          "Set data.store to \"off\" or device.log_mel to false."});
    }
}

/// A warm-up longer than the training is allowed: a few steps of a long recipe are a fair trial.
void checkSchedules(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    const OptimConfig& optimizer = config.optimizer;
    if (optimizer.learningRate <= 0) {
        issues.push_back(
            {"optimizer.learning_rate", "optimizer.learning_rate is 0, so nothing would be learned.", "Choose a positive rate, as 0.0004."});
    }
}

void checkBatch(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    const bool comparesClips =
        config.loss.targetCentring == TargetCentring::position || config.loss.varianceWeight > 0 || config.loss.covarianceWeight > 0;
    if (comparesClips && config.train.batchSize < 2) {
        issues.push_back({"train.batch_size", "Centring per position and the variance and covariance terms compare clips, but a batch has only one.",
                          "Set train.batch_size to 2 or more."});
    }
}

}  // namespace

void checkTraining(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    checkFrontEnd(config, issues);
    checkWhereLogMelComesFrom(config, issues);
    checkSchedules(config, issues);
    if (!isFinetuning(config)) {
        checkBatch(config, issues);
    }
}

}  // namespace ajepa
