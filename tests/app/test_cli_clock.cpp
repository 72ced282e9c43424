// SPDX-License-Identifier: Apache-2.0
// T-CLOCK of the reliability promises: the time of day wanders by up to ten years while a training runs (wandering_clock.cpp is preloaded).
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/runs/run_directory.h"
#include "tests/app/cli_process.h"
#include "tests/app/tiny_training.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

const std::string tiny = tinyTraining + "--corpus demo:0:32 --set train.report_every=1 ";

std::string bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

fs::path runOf(const CliResult& result) {
    REQUIRE_MESSAGE(result.exitCode == 0, result.out, result.err);
    return result.json().at("run").get<std::string>();
}

/// The times of day that a run's events bear, in the order of the file.
std::vector<std::string> timesOfDay(const fs::path& run) {
    std::ifstream file(run / "events.jsonl");
    std::vector<std::string> times;
    for (std::string line; std::getline(file, line);) {
        times.push_back(nlohmann::json::parse(line).at("time_utc"));
    }
    return times;
}

// AddressSanitizer, in a build that has it, wants to be the first library unless it is told.
const std::string wandering = "ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0 LD_PRELOAD=" + shellWord(AJEPA_WANDERING_CLOCK);

}  // namespace

TEST_CASE("a clock that jumps back and forth by years changes no number of a training and no order of its records") {
    const TemporaryFolder folder;
    const std::string runs = " --runs " + shellWord(folder.path()) + " ";
    const fs::path calm = runOf(ajepaCli("pretrain --name calm --set train.steps=12" + tiny + runs));
    const fs::path wild = runOf(ajepaCli("pretrain --name wild --set train.steps=8" + tiny + runs, wandering));
    runOf(ajepaCli("resume --steps 12 --quiet --json " + shellWord(wild), wandering));
    const fs::path straight = runOf(ajepaCli("pretrain --name straight --set train.steps=12" + tiny + runs, wandering));

    const auto times = timesOfDay(straight);
    REQUIRE_FALSE(std::is_sorted(times.begin(), times.end()));  // the clock did jump
    CHECK(bytes(straight / "metrics.jsonl") == bytes(calm / "metrics.jsonl"));
    const auto rows = RunDirectory::open(wild).readMetrics();
    REQUIRE(rows.size() == 12);
    CHECK(std::is_sorted(rows.begin(), rows.end(), [](const StepMetrics& a, const StepMetrics& b) { return a.step < b.step; }));
    for (const StepMetrics& row : RunDirectory::open(straight).readMetrics()) {
        CAPTURE(row.step);
        CHECK(row.elapsedS > 0);
        CHECK(row.elapsedS < 600);  // no jump of the clock is in it
        CHECK(row.clipsPerS > 0);
    }
}

TEST_CASE("runs begun under a wandering clock are listed, verified and told apart") {
    const TemporaryFolder folder;
    const std::string runs = " --runs " + shellWord(folder.path()) + " ";
    for (const std::string name : {"one", "two", "one"}) {
        runOf(ajepaCli("pretrain --set train.steps=2 --name " + name + tiny + runs, wandering));
    }
    const auto listed = ajepaCli("runs --json" + runs, wandering).json().at("runs");
    CHECK(listed.size() == 3);
    for (const auto& run : listed) {
        CHECK(run.at("state") == "succeeded");
        CHECK(ajepaCli("checkpoint verify --json " + shellWord(run.at("path").get<std::string>()), wandering).json().at("ok") == true);
    }
}
