// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>

#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/finetune_source.h"
#include "tests/support/test_data.h"

using namespace ajepa;
namespace fs = std::filesystem;

namespace {

RunConfig pretraining() {
    RunConfig config = presetConfig("a-jepa-tiny");
    config.features.hopSamples = 200;
    config.audio.gainDb = 3;
    config.optimizer.learningRate = 0.125;
    config.data.corpus = "somewhere";
    config.train.seed = 9;
    return config;
}

/// A checkpoint of that configuration.
fs::path checkpoint(const fs::path& folder, const RunConfig& config = pretraining()) {
    const float value = 1;
    CheckpointContent content;
    content.step = 40;
    content.model = {{"features.mean", ScalarType::f32, {1}, std::as_bytes(std::span(&value, 1))}};
    content.optimizer = content.model;
    content.trainerJson = "{}";
    content.configToml = toToml(config);
    return CheckpointStore(folder / "run/checkpoints", 3).commit(content);
}

template <typename Call>
std::string fieldOfError(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.field();
    }
    return "no error";
}

}  // namespace

TEST_CASE("a fine-tuning has signal and sizes from the checkpoint, the rest from its recipe") {
    const test::TemporaryFolder folder;
    const fs::path path = checkpoint(folder.path());
    const RunConfig config = finetuneConfig(folder / "run/checkpoints", "esc-10-tiny"), recipe = presetConfig("esc-10-tiny");
    CHECK(config.finetune.from == fs::absolute(path).string());  // the very one, not "the newest"
    CHECK(config.features.hopSamples == 200);
    CHECK(config.features.frames == pretraining().features.frames);
    CHECK(config.encoder.dim == 128);
    CHECK(config.audio.gainDb == 3);
    CHECK(config.optimizer.learningRate == recipe.optimizer.learningRate);
    CHECK(config.train.steps == recipe.train.steps);
    CHECK(config.train.seed == 0);
    CHECK(config.data.corpus.empty());
    CHECK(config.data.heldOutFolds == "1");
    CHECK(isFinetuning(config));
    CHECK(finetuneConfig(path, "spc-2").features.hopSamples == 200);  // a recipe on another recipe lays both over
    CHECK(finetuneConfig(path, "spc-2").finetune.mixUp == 0.5);
    // 5.12 s are 512 frames of 10 ms, or 409.6 of 12.5 ms: 52 patches of 8.
    CHECK(finetuneConfig(path, "esc-50").features.frames == 416);
    CHECK(finetuneConfig(path, "esc-50").finetune.specAugment == std::array{76, 24});
    CHECK(finetuneConfig(checkpoint(folder / "paper", presetConfig("a-jepa")), "esc-50").features.frames == 512);
}

TEST_CASE("recipes that pre-train or do not exist, and checkpoints without a configuration, are refused") {
    const test::TemporaryFolder folder;
    const fs::path path = checkpoint(folder.path());
    CHECK(fieldOfError([&] { finetuneConfig(path, "a-jepa"); }) == "preset");
    CHECK(fieldOfError([&] { finetuneConfig(path, "esc-5"); }) == "preset");
    CHECK_THROWS_AS(finetuneConfig(folder / "nothing", "esc-50"), Error);
    CHECK(fieldOfError([] { configOfMetadata({}); }) == "ajepa.config");
}

TEST_CASE("sizes and front-end must be the checkpoint's, the length of the input and what draws fresh weights need not") {
    RunConfig config = pretraining();
    config.features.frames = 512;
    config.encoder.init = WeightInit::pytorch;
    config.optimizer.learningRate = 1;
    CHECK(fieldOfError([&] { requireSameEncoder(config, pretraining()); }) == "no error");
    config.encoder.heads = 8;
    CHECK(fieldOfError([&] { requireSameEncoder(config, pretraining()); }) == "encoder.heads");
    config = pretraining();
    config.features.mels = 32;
    CHECK(fieldOfError([&] { requireSameEncoder(config, pretraining()); }) == "features.mels");
}

TEST_CASE("a configuration that fine-tunes needs a checkpoint, sounds to mix, and stretches that fit its input") {
    const auto fields = [](const RunConfig& config) {
        std::string all;
        for (const ConfigIssue& issue : check(config, machineInfo())) {
            all += issue.field + " ";
        }
        return all;
    };
    RunConfig config = presetConfig("esc-10-tiny");
    config.encoder = presetConfig("a-jepa-tiny").encoder;
    config.features = presetConfig("a-jepa-tiny").features;
    CHECK(fields(config) == "finetune.from ");
    config.finetune.from = "/checkpoint";
    CHECK(fields(config).empty());
    config.finetune.mixUp = 0.5;
    config.data.store = FeatureStorage::fp16;
    config.finetune.specAugment = {97, 65};
    CHECK(fields(config) == "finetune.mix_up finetune.spec_augment finetune.spec_augment ");
}
