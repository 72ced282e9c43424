// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/config/presets.h"
#include "engine/forecast/past_speed.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

RunConfig tiny() {
    RunConfig config = presetConfig("a-jepa-tiny");
    config.data.corpus = "demo:0:24";
    return config;
}

std::filesystem::path runWith(const TemporaryFolder& folder, const RunConfig& config, const std::vector<double>& speeds) {
    const auto path = RunDirectory::create(folder.path(), "run", config, "").path();
    std::ofstream timing(path / "timing.jsonl");
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        timing << "{\"step\":" << i + 1 << ",\"clips_per_s\":" << speeds[i] << "}\n";
    }
    timing << "{\"step\":99,\"clips_per";  // torn
    return path;
}

}  // namespace

TEST_CASE("past runs of the same work give slowest, typical and fastest of their medians") {
    const TemporaryFolder folder;
    runWith(folder, tiny(), {1, 100, 110, 105});  // the first report warms up: median 105
    runWith(folder, tiny(), {200});
    runWith(folder, tiny(), {1, 120});
    const auto speed = pastSpeed(folder.path(), tiny());
    REQUIRE(speed.has_value());
    CHECK(speed->runs == 3);
    CHECK(speed->slowest == 105);
    CHECK(speed->typical == 120);
    CHECK(speed->fastest == 200);
}

TEST_CASE("seeds, lengths, schedules and the corpus cost a clip nothing; masks, networks and threads do") {
    RunConfig other = tiny();
    other.train.seed = 5;
    other.train.steps = 9;
    other.optimizer.learningRate = 0.1;
    other.ema.start = 0.5;
    other.data.corpus = "/elsewhere";
    other.data.trainingShare = 0.5;
    CHECK(sameWork(tiny(), other));
    for (void (*change)(RunConfig&) : {+[](RunConfig& config) { config.encoder.depth += 1; }, +[](RunConfig& config) { config.train.batchSize += 1; },
                                       +[](RunConfig& config) { config.mask.targets += 1; }, +[](RunConfig& config) { config.train.threads = 1; },
                                       +[](RunConfig& config) { config.features.frames += 8; }}) {
        RunConfig changed = tiny();
        change(changed);
        CHECK_FALSE(sameWork(tiny(), changed));
    }
}

TEST_CASE("runs of other work, of another machine, without a step, and damaged ones count for nothing") {
    const TemporaryFolder folder;
    RunConfig other = tiny();
    other.encoder.depth += 1;
    runWith(folder, other, {50, 50});
    runWith(folder, tiny(), {});
    const auto elsewhere = runWith(folder, tiny(), {70, 70});
    std::ofstream(elsewhere / "environment.json") << R"({"cpu": "of another machine"})";
    const auto onGpu = runWith(folder, tiny(), {9000, 9000});
    nlohmann::json environment = nlohmann::json::parse(readTextFile(onGpu / "environment.json"));
    environment["gpu"] = "a GPU that is not here";
    std::ofstream(onGpu / "environment.json") << environment.dump();
    const auto damaged = runWith(folder, tiny(), {80, 80});
    std::ofstream(damaged / "run.toml") << "[train";
    CHECK_FALSE(pastSpeed(folder.path(), tiny()).has_value());
    CHECK_FALSE(pastSpeed(folder / "none", tiny()).has_value());
}
