// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"

using namespace ajepa;

namespace {

Error refusal(std::string_view text) {
    try {
        fromToml(text, {}, "my.toml");
    } catch (const Error& error) {
        return error;
    }
    FAIL("not refused: " << text);
    return {ErrorKind::request, ""};
}

}  // namespace

TEST_CASE("the text of a configuration reads back to the same configuration") {
    RunConfig config;
    config.optimizer.learningRate = 0.1 + 0.2;
    config.optimizer.epsilon = 1.0 / 3e12;
    config.ema.end = 1 - std::numeric_limits<double>::epsilon() / 2;
    config.curriculum.table = {0, 1.0 / 3, 1};
    config.train.seed = 9007199254740991;
    config.data.corpus = "/tmp/a \"b\"\\c\n\x01 é";
    config.mask.strategy = MaskStrategy::timeFrequency;
    for (const bool withComments : {true, false}) {
        const RunConfig again = fromToml(toToml(config, withComments));
        CHECK(differences(config, again).empty());
        CHECK(again.optimizer.learningRate == config.optimizer.learningRate);
        CHECK(again.optimizer.epsilon == config.optimizer.epsilon);
        CHECK(again.ema.end == config.ema.end);
        CHECK(again.curriculum.table == config.curriculum.table);
        CHECK(again.train.seed == config.train.seed);
        CHECK(again.data.corpus == config.data.corpus);
        CHECK(again.mask.strategy == config.mask.strategy);
    }
}

TEST_CASE("the text holds every field, with its sentence if wanted") {
    const std::string commented = toToml(RunConfig{});
    const std::string bare = toToml(RunConfig{}, false);
    CHECK(bare.find('#') == std::string::npos);
    for (const ConfigField& field : configFields()) {
        CAPTURE(field.id);
        const std::string key = std::string(field.id.substr(field.id.find('.') + 1)) + " = " + field.read(RunConfig{});
        CHECK(bare.find("\n" + key + "\n") != std::string::npos);
        CHECK(commented.find(field.sentence) != std::string::npos);
    }
}

TEST_CASE("text overlays only what it names") {
    RunConfig base;
    base.train.batchSize = 7;
    const RunConfig config = fromToml("[train]\nsteps = 12\n[optimizer]\nlearning_rate = 1\n", base);
    CHECK(config.train.steps == 12);
    CHECK(config.train.batchSize == 7);
    CHECK(config.optimizer.learningRate == 1.0);
    CHECK(differences(base, config).size() == 2);
}

TEST_CASE("a file can start from a preset wherever it names it") {
    const RunConfig config = fromToml("preset = \"a-jepa-s\"\n[train]\nsteps = 5\n");
    CHECK(config.encoder.dim == 384);
    CHECK(config.train.steps == 5);
    CHECK(config.train.batchSize == 512);
    const Error error = refusal("\npreset = \"a-jepa-x\"\n");
    CHECK(std::string(error.what()) == "my.toml, line 2: There is no preset \"a-jepa-x\".");
    CHECK(refusal("preset = 3").field() == "preset");
}

TEST_CASE("what is wrong in a file is said with its line and the nearest name") {
    const Error key = refusal("[train]\nsteps = 3\n\nbatchsize = 4\n");
    CHECK(std::string(key.what()) == "my.toml, line 4: there is no setting \"train.batchsize\".");
    CHECK(key.hint() == "The nearest is train.batch_size.");
    const Error section = refusal("\n[encode]\ndim = 4\n");
    CHECK(std::string(section.what()) == "my.toml, line 2: there is no section [encode].");
    CHECK(section.hint() == "The nearest is [encoder].");
    const Error range = refusal("[train]\nbatch_size = 0\n");
    CHECK(std::string(range.what()) == "my.toml, line 2: train.batch_size must be a whole number from 1 to 65536, but is 0.");
    CHECK(range.field() == "train.batch_size");
    CHECK(std::string(refusal("[train]\nsteps = 1\nsteps = 2\n").what()).find("my.toml, line 3") == 0);
    CHECK(std::string(refusal("[train\n").what()).find("my.toml, line 1") == 0);
    const Error homeless = refusal("batch_size = 4\n");
    CHECK(std::string(homeless.what()) == "my.toml, line 1: batch_size stands outside of every section.");
    CHECK(homeless.hint().find("train.batch_size") != std::string::npos);
    CHECK(refusal("[train.steps]\nx = 4\n").field() == "train.steps");
    CHECK(refusal("[train]\nsteps = 2026-01-01\n").field() == "train.steps");
    CHECK(refusal("[data]\ncorpus = 5\n").field() == "data.corpus");
    CHECK(refusal("x = \"" + std::string(5U << 20U, 'a') + "\"").kind() == ErrorKind::request);
}

TEST_CASE("all that is wrong in a file can be had at once, and the rest is applied") {
    std::vector<ConfigIssue> issues;
    const RunConfig config =
        fromToml("[train]\nsteps = 0\nbatchsize = 4\nseed = 9\n[encode]\ndim = 4\n[loss]\nkind = \"l3\"\n", {}, "my.toml", issues);
    REQUIRE(issues.size() == 4);
    CHECK(config.train.seed == 9);
    CHECK(config.train.steps == RunConfig{}.train.steps);
    for (const char* field : {"train.steps", "train.batchsize", "encode", "loss.kind"}) {
        CAPTURE(field);
        CHECK(std::any_of(issues.begin(), issues.end(), [&](const ConfigIssue& issue) { return issue.field == field; }));
    }
    CHECK_THROWS_AS(fromToml("[train\n", {}, "my.toml", issues), Error);
}

TEST_CASE("of a text full of unknown settings as many are listed as a person could use") {
    std::string text = "[train]\n";
    for (int i = 0; i < 200000; ++i) {
        text += "k" + std::to_string(i) + " = 1\n";
    }
    std::vector<ConfigIssue> issues;
    fromToml(text, {}, "my.toml", issues);
    CHECK(issues.size() == mostTextIssues);
}

TEST_CASE("a file that cannot be read is a storage error, an empty one changes nothing") {
    for (const char* path : {"/nonexistent/run.toml", "/"}) {
        try {
            readConfigFile(path);
            FAIL("read " << path);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::storage);
            CHECK(error.field() == path);
        }
    }
    CHECK(differences(RunConfig{}, readConfigFile("/dev/null")).empty());
}
