// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>

#include "engine/config/config_check.h"
#include "engine/config/presets.h"
#include "engine/forecast/past_speed.h"
#include "engine/forecast/trial.h"

using namespace ajepa;

TEST_CASE("a trial of every preset does the same work, writes little, and could start") {
    const MachineInfo machine{.cores = 8, .memoryBytes = std::int64_t{1} << 40U, .gpuMemoryBytes = 0, .gpuName = {}, .diskFreeBytes = 0};
    for (const Preset& preset : presets()) {
        CAPTURE(preset.name);
        RunConfig config = presetConfig(preset.name);
        config.data.corpus = "demo:0:24";
        config.finetune.from = isFinetuning(config) ? "/a/checkpoint" : "";
        config.data.store = FeatureStorage::fp16;
        RunConfig trial = trialConfig(config, 1'000'000);
        CHECK(trial.train.steps == 3);
        CHECK(trial.data.store == FeatureStorage::off);
        for (const ConfigIssue& issue : check(trial, machine)) {
            FAIL_CHECK(issue.message);
        }
        CHECK(trial.curriculum.steps == (config.curriculum.steps > 0 ? config.curriculum.steps : config.train.steps));
    }
}

TEST_CASE("a trial takes the clips of its steps and no more") {
    RunConfig config;
    config.train.batchSize = 50;
    CHECK(trialConfig(config, 1500).data.trainingShare == doctest::Approx(0.1));
    CHECK(trialConfig(config, 100).data.trainingShare == 1);
    config.data.trainingShare = 0.5;
    CHECK(trialConfig(config, 75).data.trainingShare == 0.5);
    CHECK(trialConfig(config, 0).data.trainingShare == 0.5);
}

TEST_CASE("the first step of a trial counts for nothing, and the others by their time") {
    const std::array<StepMetrics, 3> reports{StepMetrics{.step = 1, .clipsPerS = 1}, StepMetrics{.step = 2, .clipsPerS = 100},
                                             StepMetrics{.step = 3, .clipsPerS = 300}};
    CHECK(trialSpeed(reports) == doctest::Approx(150));  // 100 clips in 1 s and 100 in a third: 200 in 4/3 s
    CHECK(trialSpeed(std::span(reports).first(1)) == 0);
    CHECK(trialSpeed({}) == 0);
}
