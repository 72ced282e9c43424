// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

#include "engine/audio/audio_file.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/masking/curriculum.h"
#include "engine/masking/curriculum_profile.h"
#include "engine/masking/mask_diagnostics.h"
#include "engine/masking/mask_plan.h"
#include "engine/masking/mask_sound.h"
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

namespace {

/// Two seconds of noise at 44.1 kHz.
void writeNoise(const std::string& path) {
    Waveform noise{{}, 44100};
    std::uint32_t state = 3;
    for (int i = 0; i < 2 * noise.sampleRateHz; ++i) {
        state = state * 1664525U + 1013904223U;
        noise.samples.push_back(0.4F * (static_cast<float>(state) / 2147483648.0F - 1.0F));
    }
    writeWav(path, noise);
}

}  // namespace

TEST_CASE("masks renders the sound that the engine renders, for the clip at its place in the corpus") {
    const test::TemporaryFolder folder;
    const std::string clip = (folder / "noise.wav").string();
    const std::string wav = (folder / "targets.wav").string();
    const std::string png = (folder / "masks.png").string();
    writeNoise(clip);
    const auto result = ajepaCli("masks --json --preset audio-jepa-tiny --step 40 --seed 2 --first 17 --clip '" + clip +
                                 "' --render targets --wav '" + wav + "' --png '" + png + "'");
    REQUIRE(result.exitCode == 0);
    RunConfig config = presetConfig("audio-jepa-tiny");
    config.train.seed = 2;
    const ClipMasks masks = makeMaskSampler(config)->plan(40, {17}).clips.front();
    const Waveform expected = renderPart(readAudio(clip), config, masks, MaskPart::targets);
    const Waveform written = readAudio(wav);
    REQUIRE(written.samples.size() == expected.samples.size());
    for (std::size_t i = 0; i < written.samples.size(); ++i) {
        REQUIRE(std::abs(written.samples[i] - expected.samples[i]) <= 1.0F / 32768);
    }
    const auto sound = result.json().at("sound");
    CHECK(sound.at("part") == "targets");
    CHECK(sound.at("sample_rate_hz") == 16000);
    CHECK(sound.at("seconds").get<double>() == doctest::Approx(expected.seconds()));
    CHECK(std::filesystem::file_size(png) > 1000000);
}

TEST_CASE("masks says what is missing to hear a clip") {
    const test::TemporaryFolder folder;
    const std::string clip = (folder / "noise.wav").string();
    writeNoise(clip);
    CHECK(ajepaCli("masks --json --preset audio-jepa-tiny --step 0 --clip '" + clip + "'").exitCode == 2);
    CHECK(ajepaCli("masks --json --preset audio-jepa-tiny --step 0 --wav '" + clip + "'").exitCode == 2);
    CHECK(ajepaCli("masks --json --preset audio-jepa-tiny --step 0 --clip '" + clip + "' --render contxt --wav x.wav").exitCode == 2);
    CHECK(ajepaCli("masks --json --preset audio-jepa-tiny --step 0 --clip nowhere.wav --wav x.wav").exitCode == 3);
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

TEST_CASE("masks --diagnostics gives the engine's figures, maps and findings") {
    const auto result = ajepaCli("masks --json --preset a-jepa-literal --diagnostics --draws 2500 --batch 64");
    REQUIRE(result.exitCode == 0);
    const auto json = result.json();
    const RunConfig config = presetConfig("a-jepa-literal");
    const MaskDiagnostics expected = diagnoseMasks(config, {.draws = 2500, .batchSize = 64});
    CHECK(json.at("draws") == expected.all.draws);
    CHECK(json.at("batch_minimum").get<double>() == doctest::Approx(expected.all.batchMinimum));
    CHECK(json.at("unreached_by_layer").size() == 16);
    CHECK(json.at("time_frequency").at("unreached_by_layer").back().get<double>() == doctest::Approx(expected.timeFrequency->unreached.back()));
    REQUIRE(json.at("coverage").at("context").size() == 64);
    CHECK(json.at("coverage").at("targets").at(10).at(3).get<double>() == doctest::Approx(expected.all.targetCoverage[83]));
    CHECK(json.at("histograms").at("hidden").at("counts").size() == 50);
    bool topBand = false;
    for (const auto& finding : json.at("findings")) {
        topBand = topBand || finding.at("sentence") == "The top band is never a target.";
    }
    CHECK(topBand);
    const auto text = ajepaCli("masks --preset a-jepa-literal --diagnostics --draws 2500 --batch 64").out;
    CHECK(text.find("! The top band is never a target. (I-JEPA issues 40 and 59: 0 %)") != std::string::npos);
}

TEST_CASE("masks needs a step or --diagnostics, not both") {
    CHECK(ajepaCli("masks --preset a-jepa").exitCode == 2);
    CHECK(ajepaCli("masks --preset a-jepa --step 3 --diagnostics").exitCode == 2);
    CHECK(ajepaCli("masks --preset a-jepa --step 3 --draws 20").exitCode == 2);
}

TEST_CASE("curriculum gives break points, means and the running mean") {
    const auto json = ajepaCli("curriculum --json --preset a-jepa --points 11 --set train.steps=1000 --set curriculum.steps=400").json();
    RunConfig config = presetConfig("a-jepa");
    config.train.steps = 1000;
    config.curriculum.steps = 400;
    const CurriculumProfile profile = curriculumProfile(config);
    CHECK(json.at("mean_scheduled").get<double>() == doctest::Approx(profile.meanScheduled));
    CHECK(json.at("running_mean").back().get<double>() == doctest::Approx(profile.meanDrawn));
    REQUIRE(json.at("break_points").size() == 2);
    CHECK(json.at("break_points")[0].at("kind") == "half");
    CHECK(json.at("break_points")[1].at("kind") == "end");
    CHECK(json.at("break_points")[1].at("step") == 400);
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
    const test::TemporaryFolder folder;
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
    CHECK(checks.at(7).at("detail").get<std::string>().find("esc-50") == std::string::npos);  // of the size of the checkpoint that it is given
}
