// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/config/presets.h"
#include "engine/queue/ablations.h"
#include "engine/queue/grid_text.h"

using namespace ajepa;

namespace {

constexpr MachineInfo largeMachine{.cores = 64, .memoryBytes = std::int64_t{4} << 40U, .gpuMemoryBytes = 0, .gpuName = {}, .diskFreeBytes = 0};

RunConfig paper() {
    RunConfig config = presetConfig("a-jepa");
    config.data.corpus = "demo:0:48";
    config.device.name = "cpu";
    return config;
}

std::vector<GridPoint> runsOf(std::string_view id, const RunConfig& base, std::int64_t clips = 1000) {
    return expandGrid(base, "run", gridFromText(ablationText(id, base, clips)));
}

}  // namespace

TEST_CASE("every ablation of the paper's preset expands to different runs that could all start") {
    for (const Ablation& ablation : ablations()) {
        CAPTURE(ablation.id);
        RunConfig base = paper();
        if (ablation.id == "regularized-masking") {
            base.train.task = Task::finetune;
            base.finetune.from = "/some/checkpoint";
        }
        const auto points = runsOf(ablation.id, base);
        std::set<std::string> names;
        for (const GridPoint& point : points) {
            CAPTURE(point.name);
            names.insert(point.name);
            for (const ConfigIssue& issue : check(point.config, largeMachine)) {
                FAIL_CHECK(issue.message);
            }
        }
        CHECK(names.size() == points.size());
        CHECK(points.size() >= 2);
    }
}

TEST_CASE("the ablations have the paper's values") {
    const RunConfig base = paper();
    const auto sizes = runsOf("model-size", base);
    REQUIRE(sizes.size() == 3);
    // Million parameters of ViT S, B and L (method.md 1.8).
    CHECK(double(encoderParameters(sizes[0].config)) == doctest::Approx(21.3e6).epsilon(0.02));
    CHECK(double(encoderParameters(sizes[1].config)) == doctest::Approx(85.3e6).epsilon(0.01));
    CHECK(double(encoderParameters(sizes[2].config)) == doctest::Approx(302.5e6).epsilon(0.01));
    CHECK(runsOf("masking-strategy", base)[1].config.curriculum.function == CurriculumFunction::constant0);
    CHECK(runsOf("masking-strategy", base)[2].config.curriculum.function == CurriculumFunction::inverse);
    CHECK(runsOf("predictor-depth", base)[0].config.predictor.depth == 8);
    CHECK(runsOf("predictor-width", base)[2].config.predictor.dim == 768);
    CHECK(runsOf("curriculum-function", base).size() == 9);
}

TEST_CASE("epochs become steps of the clips that train") {
    RunConfig base = paper();
    base.train.batchSize = 50;
    const auto runs = runsOf("epochs", base, 1000);
    REQUIRE(runs.size() == 4);
    CHECK(runs[0].config.train.steps == 8 * 1000 / 50);
    CHECK(runs[3].config.train.steps == 32 * 1000 / 50);
    CHECK_THROWS_WITH_AS(ablationText("epochs", base, 0), "How many steps an epoch has is not known without a corpus.", Error);
}

TEST_CASE("an ablation of the masks brings the strategy that it is about") {
    RunConfig base = presetConfig("audio-jepa-tiny");
    for (const GridPoint& point : runsOf("masking-strategy", base)) {
        CHECK(point.config.mask.strategy == MaskStrategy::curriculum);
    }
    for (const GridPoint& point : runsOf("mask-ratio", paper())) {
        CHECK(point.config.mask.strategy == MaskStrategy::random);
        CHECK(point.config.mask.ratio[0] == point.config.mask.ratio[1]);
    }
}

TEST_CASE("what says nothing about a configuration is refused") {
    CHECK_THROWS_WITH_AS(ablationText("regularized-masking", paper(), 1000),
                         "Regularized masking acts in fine-tuning only, and this configuration pre-trains.", Error);
    RunConfig finetuning = presetConfig("esc-50");
    CHECK_THROWS_WITH_AS(ablationText("predictor-depth", finetuning, 1000), "This comparison is of pre-trainings, and this configuration fine-tunes.",
                         Error);
    CHECK(!ablationText("data-share", finetuning, 1000).empty());
    CHECK_THROWS_WITH_AS(ablationText("modelsize", paper(), 1000), "There is no ablation \"modelsize\".", Error);
}
