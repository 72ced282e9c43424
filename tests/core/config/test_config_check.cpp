// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/config/config_fields.h"
#include "engine/config/presets.h"

using namespace ajepa;

namespace {

constexpr std::int64_t kGiB = std::int64_t{1} << 30U;

MachineInfo machineOf24GiB() {
    MachineInfo machine;
    machine.cores = 2;
    machine.memoryBytes = 24 * kGiB;
    machine.diskFreeBytes = 500 * kGiB;
    return machine;
}

/// The issues of a preset with assignments, on a machine with 24 GiB.
std::vector<ConfigIssue> issuesOf(std::string_view preset, const std::vector<std::string>& assignments) {
    RunConfig config = presetConfig(preset);
    for (const std::string& assignment : assignments) {
        applyAssignment(config, assignment);
    }
    return check(config, machineOf24GiB());
}

bool names(const std::vector<ConfigIssue>& issues, std::string_view field) {
    return std::any_of(issues.begin(), issues.end(), [&](const ConfigIssue& issue) { return issue.field == field; });
}

}  // namespace

TEST_CASE("parameter counts are the golden numbers of method.md") {
    CHECK(encoderParameters(presetConfig("a-jepa")) == 85253376);
    CHECK(encoderParameters(presetConfig("audio-jepa")) == 85253376);
    CHECK(predictorParameters(presetConfig("audio-jepa")) == 11238912);
    CHECK(predictorParameters(presetConfig("a-jepa")) == 51344640);
}

TEST_CASE("a global layer of a windowed predictor has no window parameters") {
    RunConfig config = presetConfig("a-jepa");
    config.predictor.globalEvery = 4;
    const std::int64_t perWindowedLayer = 16 + (2 * 384 + 384) + (384 * 16 + 16);
    CHECK(predictorParameters(config) == 51344640 - 4 * perWindowedLayer);
    config.predictor.attention = AttentionKind::global;
    CHECK(predictorParameters(config) == 51344640 - 16 * perWindowedLayer);
}

TEST_CASE("a checkpoint holds both encoders, the predictor, their positions and two moments") {
    const RunConfig config = presetConfig("audio-jepa");
    const std::int64_t values = 2 * (85253376 + 768 * 128) + 11238912 + 384 * 128 + 2 * (85253376 + 11238912);
    CHECK(estimatedCheckpointBytes(config) > 4 * values);
    CHECK(estimatedCheckpointBytes(config) < 4 * values + (1 << 20));
}

TEST_CASE("every preset can start with a batch of two on a machine with 24 GiB") {
    for (const Preset& preset : presets()) {
        CAPTURE(preset.name);
        const auto with = [&preset](std::vector<std::string> settings) {
            if (isFinetuning(presetConfig(preset.name))) {
                settings.emplace_back("finetune.from=/a/checkpoint");
            }
            return issuesOf(preset.name, settings);
        };
        const auto issues = with({"train.batch_size=2"});
        for (const ConfigIssue& issue : issues) {
            MESSAGE(issue.field << ": " << issue.message);
        }
        CHECK(issues.empty());
        CHECK(with({"train.batch_size=2", "train.steps=3"}).empty());
    }
}

TEST_CASE("a fine-tuning is not asked for a predictor that fits: grids of six bands can be fine-tuned") {
    RunConfig config = presetConfig("esc-50");
    config.features = presetConfig("audio-jepa-released").features;
    config.finetune.from = "/a/checkpoint";
    config.train.batchSize = 2;
    CHECK(gridBands(config) == 6);
    CHECK(check(config, machineOf24GiB()).empty());
    config.train.task = Task::pretrain;
    CHECK(names(check(config, machineOf24GiB()), "predictor.window"));
}

TEST_CASE("the papers' batches are refused on a small machine with what they need and what would fit") {
    for (const char* preset : {"a-jepa", "a-jepa-literal", "a-jepa-l", "audio-jepa", "audio-jepa-released"}) {
        CAPTURE(preset);
        const auto issues = issuesOf(preset, {});
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].kind == ErrorKind::device);
        CHECK(issues[0].field == "train.batch_size");
        CHECK(issues[0].message.find("24 GiB are there") != std::string::npos);
        const auto colon = issues[0].hint.find(": ");
        REQUIRE(colon != std::string::npos);
        const int fits = std::stoi(issues[0].hint.substr(colon + 2));
        CHECK(issuesOf(preset, {("train.batch_size=" + std::to_string(fits)).c_str()}).empty());
        CHECK_FALSE(issuesOf(preset, {("train.batch_size=" + std::to_string(fits + 1)).c_str()}).empty());
    }
}

TEST_CASE("the memory estimate grows by the same amount with each clip") {
    RunConfig config = presetConfig("audio-jepa");
    const auto bytesAt = [&](int clips) {
        config.train.batchSize = clips;
        return estimatedTrainingBytes(config);
    };
    CHECK(bytesAt(3) - bytesAt(2) == bytesAt(2) - bytesAt(1));
    CHECK(bytesAt(1) > 16 * (85253376 + 11238912) + 4 * 85253376);
}

TEST_CASE("the log-mel of eight clips at a time is counted where the device works it out") {
    RunConfig config = presetConfig("audio-jepa");
    config.device.logMel = true;
    config.features.frames = 100;
    config.features.windowSamples = 400;  // transforms of 512
    const std::int64_t with = estimatedTrainingBytes(config);
    config.device.logMel = false;
    CHECK(with - estimatedTrainingBytes(config) == std::int64_t{8} * 100 * 512 * 7 * 8 + std::int64_t{config.train.batchSize} * 2 * 100 * 128 * 8);
}

TEST_CASE("all that is wrong is said at once") {
    const auto issues =
        issuesOf("a-jepa", {"train.batch_size=2", "features.frames=1000", "encoder.heads=7", "predictor.dim=510", "predictor.window=[5, 4]",
                            "mask.target_scale=[0.3, 0.1]", "loss.target_layers=13", "curriculum.function=table", "device.name=gpu"});
    for (const char* field : {"features.frames", "encoder.dim", "predictor.dim", "predictor.window", "mask.target_scale", "loss.target_layers",
                              "curriculum.table", "device.name"}) {
        CAPTURE(field);
        CHECK(names(issues, field));
    }
    for (const ConfigIssue& issue : issues) {
        CAPTURE(issue.field);
        CHECK(findField(issue.field) != nullptr);
        CHECK(issue.message.back() == '.');
        CHECK_FALSE(issue.hint.empty());
    }
}

TEST_CASE("values out of range in a configuration made by code are found, all of them") {
    RunConfig config;
    config.train.batchSize = 0;
    config.optimizer.learningRate = std::numeric_limits<double>::quiet_NaN();
    config.mask.targetScale = {0.1, 7};
    const auto issues = check(config, machineOf24GiB());
    CHECK(issues.size() == 3);
    CHECK(names(issues, "train.batch_size"));
    CHECK(names(issues, "optimizer.learning_rate"));
    CHECK(names(issues, "mask.target_scale"));
}

TEST_CASE("windows must divide the grid, are clipped to it, and need the full grid") {
    CHECK(issuesOf("a-jepa", {"train.batch_size=2", "predictor.window=[4, 16]"}).empty());
    const auto uneven = issuesOf("a-jepa", {"train.batch_size=2", "predictor.window=[4, 3]"});
    REQUIRE(uneven.size() == 1);
    CHECK(uneven[0].field == "predictor.window");
    CHECK(uneven[0].hint == "In frequency these fit: 1, 2, 4, 8.");
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "predictor.feed=per-target"}), "predictor.attention"));
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "predictor.shift=[4, 0]"}), "predictor.shift"));
}

TEST_CASE("masks that leave no context are refused, each with its field") {
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "mask.min_keep=512"}), "mask.min_keep"));
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "mask.target_scale=[1, 1]", "mask.target_aspect=[1, 1]"}), "mask.target_scale"));
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "mask.tf_target_scale=[0.9, 0.9]"}), "mask.tf_target_scale"));
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "features.mels=16", "mask.geometry=literal"}), "mask.geometry"));
    CHECK(names(issuesOf("a-jepa", {"train.batch_size=2", "curriculum.per_clip=true", "mask.truncation=first"}), "mask.truncation"));
    CHECK(issuesOf("audio-jepa", {"train.batch_size=2", "mask.min_keep=512"}).empty());
}

TEST_CASE("front-end, schedule and batch rules") {
    CHECK(names(issuesOf("a-jepa-tiny", {"features.high_hz=9000"}), "features.high_hz"));
    CHECK(names(issuesOf("a-jepa-tiny", {"features.low_hz=8000"}), "features.low_hz"));
    CHECK(names(issuesOf("a-jepa-tiny", {"audio.clip_s=0.01"}), "audio.clip_s"));
    CHECK(names(issuesOf("a-jepa-tiny", {"optimizer.learning_rate=0"}), "optimizer.learning_rate"));
    CHECK(names(issuesOf("a-jepa-tiny", {"train.batch_size=1"}), "train.batch_size"));
    CHECK(names(issuesOf("a-jepa-tiny", {"device.log_mel=true", "data.store=fp16"}), "device.log_mel"));
    CHECK_FALSE(names(issuesOf("a-jepa-tiny", {"device.log_mel=true", "data.store=off"}), "device.log_mel"));
}

TEST_CASE("what the machine lacks is a device error, a full disk a storage error") {
    for (const char* assignment : {"device.name=cuda", "device.name=cuda:1", "device.precision=bf16"}) {
        const auto issues = issuesOf("a-jepa-tiny", {assignment});
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].kind == ErrorKind::device);
    }
    MachineInfo machine = machineOf24GiB();
    machine.gpuMemoryBytes = 140 * kGiB;
    RunConfig config = presetConfig("audio-jepa");
    config.device.name = "cuda";
    config.device.precision = Precision::bf16;
    for (const char* name : {"cuda", "cuda:0", "auto"}) {
        config.device.name = name;
        CHECK(check(config, machine).empty());
    }
    CHECK(trainingMemory(config, machine) == 140 * kGiB);
    config.device.name = "cpu";
    CHECK(trainingMemory(config, machine) == machine.memoryBytes);
    CHECK(names(check(config, machine), "device.precision"));
    machine.bf16 = true;
    CHECK_FALSE(names(check(config, machine), "device.precision"));
    machine.diskFreeBytes = kGiB;
    const auto issues = check(presetConfig("a-jepa-tiny"), machine);
    CHECK(issues.empty());
    config = presetConfig("audio-jepa");
    config.train.batchSize = 2;
    CHECK(check(config, machine).at(0).kind == ErrorKind::storage);
}

TEST_CASE("requireValid throws the wrong request first and counts the others") {
    RunConfig config = presetConfig("a-jepa");
    config.device.name = "cuda";
    config.encoder.heads = 7;
    try {
        requireValid(config, machineOf24GiB());
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::request);
        CHECK(error.field() == "encoder.dim");
        CHECK(std::string(error.what()).find("(and 2 more problems)") != std::string::npos);
    }
    CHECK_NOTHROW(requireValid(presetConfig("a-jepa-tiny"), machineOf24GiB()));
}

TEST_CASE("this machine has cores, memory and a disk") {
    const MachineInfo machine = machineInfo();
    CHECK(machine.cores >= 1);
    CHECK(machine.memoryBytes > kGiB / 4);
    CHECK(machine.memoryBytes < 1024 * 1024 * kGiB);
    CHECK(machine.diskFreeBytes > 0);
}
