// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/queue/grid.h"
#include "engine/queue/grid_text.h"

using namespace ajepa;

namespace {

std::string namesOf(const std::vector<GridPoint>& points) {
    std::string names;
    for (const GridPoint& point : points) {
        names += (names.empty() ? "" : " ") + point.name;
    }
    return names;
}

std::string refusal(const std::string& text) {
    try {
        expandGrid(RunConfig{}, "run", gridFromText(text));
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::request);
        return error.what() + std::string(" ") + error.hint();
    }
    return {};
}

}  // namespace

TEST_CASE("seeds are outermost and the last axis is fastest") {
    const Grid grid = gridFromText("curriculum.function = sqrt, inverse\npredictor.depth = 8, 16\nseeds = 3, 7");
    CHECK(gridCount(grid) == 8);
    CHECK(namesOf(expandGrid(RunConfig{}, "t", grid)) ==
          "t-sqrt-depth8-s3 t-sqrt-depth16-s3 t-inverse-depth8-s3 t-inverse-depth16-s3 "
          "t-sqrt-depth8-s7 t-sqrt-depth16-s7 t-inverse-depth8-s7 t-inverse-depth16-s7");
}

TEST_CASE("each run differs from the base in what its name says and in nothing else") {
    RunConfig base;
    base.train.steps = 77;
    const auto points = expandGrid(base, "t", gridFromText("curriculum.function = linear, inverse\nseeds = 5"));
    REQUIRE(points.size() == 2);
    RunConfig expected = base;
    expected.train.seed = 5;
    expected.curriculum.function = CurriculumFunction::linear;
    CHECK(toToml(points[0].config) == toToml(expected));
    expected.curriculum.function = CurriculumFunction::inverse;
    CHECK(toToml(points[1].config) == toToml(expected));
}

TEST_CASE("a grid without seeds keeps the seed, and one without axes repeats the configuration") {
    RunConfig base;
    base.train.seed = 42;
    const auto points = expandGrid(base, "t", gridFromText("predictor.depth = 8, 16"));
    CHECK(points[1].config.train.seed == 42);
    CHECK(namesOf(points) == "t-depth8 t-depth16");
    CHECK(namesOf(expandGrid(base, "t", gridFromText("seeds = 0, 1, 2"))) == "t-s0 t-s1 t-s2");
    CHECK(namesOf(expandGrid(base, "t", Grid{})) == "t");
}

TEST_CASE("a value without another is no part of the names") {
    const auto points = expandGrid(RunConfig{}, "t", gridFromText("train.steps = 40\npredictor.depth = 8, 16\nseeds = 1"));
    CHECK(namesOf(points) == "t-depth8-s1 t-depth16-s1");
    CHECK(points[0].config.train.steps == 40);
}

TEST_CASE("settings that belong together move together") {
    const auto points = expandGrid(RunConfig{}, "t", gridFromText("encoder.dim + encoder.depth + encoder.heads = 384 + 12 + 6, 1024 + 24 + 16"));
    CHECK(namesOf(points) == "t-dim384-depth12-heads6 t-dim1024-depth24-heads16");
    CHECK(points[1].config.encoder.dim == 1024);
    CHECK(points[1].config.encoder.depth == 24);
    CHECK(points[1].config.encoder.heads == 16);
}

TEST_CASE("the name of a value is short and takes no sign that a folder could not have") {
    CHECK(variantLabel({{"curriculum.function", "inverse"}}) == "inverse");
    CHECK(variantLabel({{"loss.target_norm", "none"}}) == "target-norm-none");
    CHECK(variantLabel({{"mask.ratio", "[0.4, 0.6]"}}) == "ratio0.4-0.6");
    CHECK(variantLabel({{"optimizer.learning_rate", "1e-4"}}) == "learning-rate1e-4");
    CHECK(variantLabel({{"curriculum.per_clip", "true"}}) == "per-clip-true");
    CHECK(variantLabel({{"data.corpus", "\"/sounds/my corpus\""}}) == "corpus-sounds-my-corpus");
}

TEST_CASE("a value of the same number written twice is refused") {
    CHECK(refusal("train.batch_size = 8, 16, 8").find("A value of train.batch_size is listed twice: 8.") == 0);
    CHECK(refusal("optimizer.weight_decay = 0.1, 0.10").find("listed twice: 0.1.") != std::string::npos);
    CHECK(refusal("train.batch_size = 8\ntrain.batch_size = 16").find("A setting is listed twice: train.batch_size.") == 0);
    CHECK(refusal("seeds = 1, 2, 1").find("A seed is listed twice: 1.") == 0);
    CHECK(refusal("train.seed = 1, 2\nseeds = 1, 2").find("train.seed and a list of seeds say the same twice.") == 0);
}

TEST_CASE("a grid without end is refused with its count, before anything is expanded") {
    std::string seeds = "0";
    for (int i = 1; i < 2000; ++i) {
        seeds += ", " + std::to_string(i);
    }
    CHECK(refusal("seeds = " + seeds).find("The grid has 2000 runs; at most 1000 fit in one.") == 0);
    Grid grid;
    grid.axes.assign(100, GridAxis(10, GridVariant{{"train.steps", "1"}}));
    CHECK(gridCount(grid) == std::int64_t{1} << 62U);
    CHECK_THROWS_AS(expandGrid(RunConfig{}, "t", grid), Error);
}

TEST_CASE("what is no setting and no value is refused with a sentence that names the nearest") {
    CHECK(refusal("curiculum.function = sqrt").find("Line 1: there is no setting \"curiculum.function\". The nearest is curriculum.function.") == 0);
    CHECK(refusal("\n# a comment\ncurriculum.function = sqrt, invers").find("Line 3: curriculum.function must be one of") == 0);
    CHECK(refusal("curriculum.function = sqrt, invers").find("The nearest is \"inverse\".") != std::string::npos);
    CHECK(refusal("encoder.depth = 8, 12.5").find("encoder.depth must be a whole number from 1 to 128, but is 12.5.") != std::string::npos);
    CHECK(refusal("encoder.depth = 8, ").find("a value of encoder.depth is empty.") != std::string::npos);
    CHECK(refusal("encoder.depth 8").find("Line 1: \"encoder.depth 8\" has no equals sign.") == 0);
    CHECK(refusal("encoder.dim + encoder.heads = 384 + 6, 768").find("\"768\" has 1 values for 2 settings.") != std::string::npos);
    CHECK(refusal("seeds = 0, -1").find("Line 1: A seed must be a whole number from 0, but is \"-1\".") == 0);
    CHECK(refusal("seeds = 99999999999999999999").find("A seed must be a whole number") != std::string::npos);
}
