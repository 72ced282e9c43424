// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/masking/curriculum.h"
#include "engine/masking/mask_plan.h"
#include "engine/runs/safetensors.h"
#include "tests/app/cli_process.h"

using namespace ajepa;
using ajepa::test::ajepaCli;

TEST_CASE("presets are listed, and one is printed as a file that can be read back") {
    const auto list = ajepaCli("presets --json").json().at("presets");
    CHECK(list.size() == presets().size());
    const auto shown = ajepaCli("presets a-jepa-tiny");
    CHECK(shown.exitCode == 0);
    CHECK(toToml(fromToml(shown.out)) == toToml(presetConfig("a-jepa-tiny")));
}

TEST_CASE("config check reports every problem at once and exits with 2") {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "good.toml") << toToml(presetConfig("a-jepa-tiny"));
    const auto good = ajepaCli("config check --json '" + (folder / "good.toml").string() + "'");
    CHECK(good.exitCode == 0);
    CHECK(good.json().at("issues").empty());
    const auto bad = ajepaCli("config check --json '" + (folder / "good.toml").string() + "' --set encoder.heads=7 --set predictor.heads=11");
    CHECK(bad.exitCode == 2);
    CHECK(bad.json().at("issues").size() >= 2);
    for (const auto& issue : bad.json().at("issues")) {
        CHECK_FALSE(issue.at("field").get<std::string>().empty());
        CHECK_FALSE(issue.at("message").get<std::string>().empty());
    }
}

TEST_CASE("masks writes exactly the plan of the engine") {
    const test::TemporaryFolder folder;
    const std::string file = (folder / "masks.safetensors").string();
    const auto result = ajepaCli("masks --json --preset a-jepa --step 700 --clips 5 --seed 11 --out '" + file + "'");
    REQUIRE(result.exitCode == 0);
    RunConfig config = presetConfig("a-jepa");
    config.train.seed = 11;
    const MaskPlan plan = makeMaskSampler(config)->plan(700, {0, 1, 2, 3, 4});
    const SafetensorsFile tensors(file);
    const auto context = tensors.readBytes("context");
    const auto targets = tensors.readBytes("targets");
    const auto cells = static_cast<std::size_t>(plan.grid.cells());
    const std::size_t blocks = plan.clips[0].targets.size();
    CHECK(tensors.find("context")->shape == std::vector<std::int64_t>{5, plan.grid.cells()});
    CHECK(tensors.find("targets")->shape == std::vector<std::int64_t>{5, static_cast<std::int64_t>(blocks), plan.grid.cells()});
    std::vector<std::uint8_t> expectedContext(5 * cells), expectedTargets(5 * blocks * cells);
    for (std::size_t i = 0; i < 5; ++i) {
        for (const auto cell : plan.clips[i].context) {
            expectedContext[i * cells + static_cast<std::size_t>(cell)] = 1;
        }
        for (std::size_t block = 0; block < blocks; ++block) {
            for (const auto cell : plan.clips[i].targets[block]) {
                expectedTargets[(i * blocks + block) * cells + static_cast<std::size_t>(cell)] = 1;
            }
        }
    }
    CHECK(context == expectedContext);
    CHECK(targets == expectedTargets);
    CHECK(result.json().at("strategy") == (plan.timeFrequency ? "time-frequency" : "block"));
    CHECK(result.json().at("context_ratio").get<double>() == doctest::Approx(maskStatistics({plan}).contextRatio));
    CHECK(result.json().at("hidden_ratio").get<double>() == doctest::Approx(1 - maskStatistics({plan}).contextRatio));
    CHECK(result.json().contains("target_ratio"));
    CHECK(result.json().contains("relaxations"));
}

TEST_CASE("curriculum shows the schedule and the draws of the seed") {
    const auto result = ajepaCli("curriculum --json --preset a-jepa --points 11 --seed 4").json();
    RunConfig config = presetConfig("a-jepa");
    REQUIRE(result.at("steps").size() == 11);
    CHECK(result.at("steps").front() == 0);
    CHECK(result.at("steps").back() == config.train.steps - 1);
    CHECK(result.at("scheduled").front().get<double>() == doctest::Approx(0.01));
    for (std::size_t i = 0; i < 11; ++i) {
        const auto step = result.at("steps")[i].get<std::int64_t>();
        CHECK(result.at("drawn")[i].get<int>() == (drawTimeFrequency(config.curriculum, 4, step, config.train.steps) ? 1 : 0));
    }
}

TEST_CASE("features --store makes a corpus' store once, checks it the next time, and takes no single file") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus").string();
    REQUIRE(ajepaCli("corpus render --quiet --clips 16 --out '" + corpus + "'").exitCode == 0);
    const auto first = ajepaCli("features '" + corpus + "' --json --store --preset audio-jepa-tiny");
    REQUIRE_MESSAGE(first.exitCode == 0, first.out);
    const auto json = first.json();
    CHECK(json.at("clips") == 16);
    CHECK(json.at("unreadable") == 0);
    CHECK(json.at("path").get<std::string>().starts_with(corpus + "/features/"));
    CHECK(json.at("bytes").get<std::size_t>() >= json.at("frames").get<std::size_t>() * json.at("mels").get<std::size_t>() * 2);
    CHECK(ajepaCli("features '" + corpus + "' --json --store --preset audio-jepa-tiny").json() == json);
    CHECK(ajepaCli("features '" + corpus + "/clips.csv' --json --store --preset audio-jepa-tiny").exitCode == 2);
}

TEST_CASE("features of the demo corpus are normalised as the preset says") {
    const test::TemporaryFolder folder;
    const std::string file = (folder / "features.safetensors").string();
    const auto result = ajepaCli("features demo:0:16 --json --preset audio-jepa-tiny --out '" + file + "'");
    REQUIRE(result.exitCode == 0);
    const RunConfig config = presetConfig("audio-jepa-tiny");
    const auto json = result.json();
    CHECK(json.at("frames") == config.features.frames);
    CHECK(json.at("mels") == config.features.mels);
    CHECK(json.at("hop_ms").get<double>() == doctest::Approx(1000.0 * config.features.hopSamples / config.features.sampleRateHz));
    CHECK(json.at("normalisation").at("mean").size() == static_cast<std::size_t>(config.features.mels));
    const SafetensorsFile tensors(file);
    CHECK(tensors.find("log_mel")->shape == std::vector<std::int64_t>{16, config.features.frames, config.features.mels});
    double sum = 0;
    const auto values = tensors.readFloats("log_mel");
    for (const float value : values) {
        sum += value;
    }
    CHECK(json.at("mean").get<double>() == doctest::Approx(sum / static_cast<double>(values.size())).epsilon(1e-6));
}

TEST_CASE("doctor reports on everything that it should look at") {
    const auto checks = ajepaCli("doctor --json").json().at("checks");
    std::string ids;
    for (const auto& check : checks) {
        ids += check.at("id").get<std::string>() + " ";
        const auto status = check.at("status").get<std::string>();
        CHECK((status == "good" || status == "warn" || status == "bad"));
        CHECK((status == "good" || !check.at("advice").get<std::string>().empty()));
    }
    CHECK(ids == "cpu memory gpu driver libtorch audio disk presets write ");
}
