// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/toml_value.h"

using namespace ajepa;

namespace {

std::string valueText(const ConfigField& field, double number) {
    const bool whole = field.type == FieldType::integer || field.type == FieldType::integerPair;
    std::string text = whole ? tomlText(static_cast<std::int64_t>(number)) : tomlText(number);
    if (field.type == FieldType::integerPair || field.type == FieldType::realPair) {
        return "[" + text + ", " + text + "]";
    }
    return field.type == FieldType::realList ? "[" + text + "]" : text;
}

bool hasRange(const ConfigField& field) {
    return field.type != FieldType::boolean && field.type != FieldType::text && field.type != FieldType::choice;
}

/// Whether an assignment is taken; a refusal must be of kind request and name the field.
bool takes(const ConfigField& field, const std::string& text) {
    RunConfig config;
    try {
        setField(config, field.id, text);
        return true;
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::request);
        CHECK(error.field() == field.id);
        CHECK(std::string(error.what()).find(field.id) != std::string::npos);
        return false;
    }
}

Error refusal(std::string_view id, std::string_view text) {
    RunConfig config;
    try {
        setField(config, id, text);
    } catch (const Error& error) {
        return error;
    }
    FAIL("not refused: " << id << " = " << text);
    return {ErrorKind::request, ""};
}

}  // namespace

TEST_CASE("every field has its own id, a sentence and a valid default") {
    std::set<std::string_view> ids;
    for (const ConfigField& field : configFields()) {
        CAPTURE(field.id);
        CHECK(ids.insert(field.id).second);
        CHECK(findField(field.id) == &field);
        CHECK(field.sentence.size() > 20);
        CHECK(field.sentence.back() == '.');
        CHECK((field.type == FieldType::choice) == !field.choices.empty());
        CHECK(takes(field, field.read(RunConfig{})));
    }
}

TEST_CASE("the keys that scripts lean on keep their names") {
    for (const char* id : {"train.steps",
                           "train.batch_size",
                           "train.seed",
                           "train.threads",
                           "train.loader_threads",
                           "checkpoint.every_steps",
                           "checkpoint.keep",
                           "features.sample_rate_hz",
                           "features.mels",
                           "features.normalise",
                           "mask.strategy",
                           "mask.targets",
                           "mask.target_scale",
                           "mask.target_aspect",
                           "mask.context_scale",
                           "mask.geometry",
                           "mask.hidden_cells",
                           "mask.min_keep",
                           "mask.truncation",
                           "mask.ratio",
                           "curriculum.function",
                           "curriculum.start",
                           "curriculum.steps",
                           "encoder.dim",
                           "encoder.depth",
                           "encoder.heads",
                           "encoder.patch_frames",
                           "encoder.patch_mels",
                           "predictor.dim",
                           "predictor.depth",
                           "predictor.heads",
                           "predictor.feed",
                           "predictor.attention",
                           "predictor.window",
                           "predictor.shift",
                           "predictor.global_every",
                           "loss.kind",
                           "loss.target_norm",
                           "loss.target_layers",
                           "loss.target_centring",
                           "loss.variance_weight",
                           "loss.covariance_weight",
                           "ema.start",
                           "ema.end",
                           "ema.schedule",
                           "optimizer.learning_rate",
                           "optimizer.warmup_steps",
                           "optimizer.final_learning_rate",
                           "optimizer.weight_decay",
                           "optimizer.final_weight_decay",
                           "optimizer.beta1",
                           "optimizer.beta2",
                           "health.every_steps",
                           "health.probe_clips",
                           "device.name",
                           "device.precision",
                           "device.deterministic"}) {
        CAPTURE(id);
        CHECK(findField(id) != nullptr);
    }
}

TEST_CASE("ten settings of each task are basic") {
    for (const Task task : {Task::pretrain, Task::finetune}) {
        int basic = 0;
        for (const ConfigField& field : configFields()) {
            basic += field.basic && concerns(field.id, task) ? 1 : 0;
        }
        CHECK(basic == 10);
    }
}

TEST_CASE("every range takes its ends and refuses what lies beyond") {
    for (const ConfigField& field : configFields()) {
        if (!hasRange(field)) {
            continue;
        }
        CAPTURE(field.id);
        const double beyond = std::max(1.0, std::abs(field.high) * 0.01);
        CHECK(field.low < field.high);
        CHECK(takes(field, valueText(field, field.low)));
        CHECK(takes(field, valueText(field, field.high)));
        CHECK_FALSE(takes(field, valueText(field, field.high + beyond)));
        CHECK_FALSE(takes(field, valueText(field, field.low - 1)));
        CHECK_FALSE(takes(field, "nan"));
        CHECK_FALSE(takes(field, "\"many\""));
        CHECK_FALSE(takes(field, "[[1]]"));
    }
}

TEST_CASE("every choice is taken and read back, an unknown one names the nearest") {
    for (const ConfigField& field : configFields()) {
        for (const std::string_view choice : field.choices) {
            RunConfig config;
            setField(config, field.id, choice);
            CHECK(field.read(config) == "\"" + std::string(choice) + "\"");
        }
    }
    const Error error = refusal("mask.strategy", "blok");
    CHECK(error.hint().find("\"block\"") != std::string::npos);
    CHECK(std::string(error.what()).find("\"time-frequency\"") != std::string::npos);
}

TEST_CASE("an assignment writes its field and no other") {
    RunConfig config;
    applyAssignment(config, "mask.target_scale = [0.1, 0.25]");
    applyAssignment(config, "predictor.window=[2, 8]");
    applyAssignment(config, "optimizer.learning_rate=1");
    applyAssignment(config, "data.corpus=/sounds/my corpus=2 #1");
    CHECK(config.mask.targetScale[0] == 0.1);
    CHECK(config.mask.targetScale[1] == 0.25);
    CHECK(config.predictor.window[0] == 2);
    CHECK(config.predictor.window[1] == 8);
    CHECK(config.optimizer.learningRate == 1.0);
    CHECK(config.data.corpus == "/sounds/my corpus=2 #1");
    CHECK(differences(RunConfig{}, config).size() == 4);
}

TEST_CASE("an integer with a decimal point is refused in words") {
    const Error error = refusal("train.steps", "1.0");
    CHECK(std::string(error.what()) == "train.steps must be a whole number from 1 to 1000000000, but is 1.0.");
    CHECK(error.hint() == "Write 1, without a decimal point.");
}

TEST_CASE("values that would smuggle in a second key are refused") {
    CHECK_FALSE(takes(*findField("train.steps"), "1\nseed = 2"));
    CHECK_FALSE(takes(*findField("train.steps"), ""));
    CHECK_FALSE(takes(*findField("mask.ratio"), "[0.4]"));
    CHECK_FALSE(takes(*findField("mask.ratio"), "[0.4, 0.5, 0.6]"));
    CHECK_FALSE(takes(*findField("audio.remove_mean"), "1"));
}

TEST_CASE("unknown settings name the nearest known one") {
    CHECK(nearestField("train.batchsize") == "train.batch_size");
    CHECK(nearestField("optimiser.learning_rate") == "optimizer.learning_rate");
    CHECK(nearestField("batch_sise") == "train.batch_size");
    const std::string endless(std::size_t{4} << 20U, 'x');  // as long as a file may be: only its beginning is compared
    CHECK(nearestField(std::string(64, 'x') + endless) == nearestField(std::string(64, 'x')));
    const Error error = refusal("mask.stategy", "block");
    CHECK(std::string(error.what()) == "There is no setting \"mask.stategy\".");
    CHECK(error.hint() == "The nearest is mask.strategy.");
    RunConfig config;
    CHECK_THROWS_AS(applyAssignment(config, "train.steps"), Error);
}
