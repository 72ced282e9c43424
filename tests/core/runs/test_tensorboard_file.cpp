// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <map>
#include <vector>

#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/tensorboard_file.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

/// Event files of a folder, in the order in which TensorBoard reads them.
std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The Event messages of a file: what its frames hold.
std::vector<std::string> eventsIn(const fs::path& file) {
    const std::string bytes = readTextFile(file);
    std::vector<std::string> events;
    for (std::size_t place = 0; place < bytes.size();) {
        std::uint64_t length = 0;
        REQUIRE(place + 16 <= bytes.size());
        std::memcpy(&length, bytes.data() + place, 8);
        REQUIRE(place + 16 + length <= bytes.size());
        events.push_back(bytes.substr(place + 12, length));
        place += 16 + length;
    }
    return events;
}

/// Step of an Event whose step fits one byte (field 2 follows the nine bytes of the wall time); 0 if it has none.
int stepOf(const std::string& event) {
    return event.size() > 10 && event[9] == '\x10' ? event[10] : 0;
}

bool isStart(const std::string& event) {
    return event.ends_with(std::string("\x3a\x02\x08\x01", 4));  // session_log { status: START }
}

StepMetrics metricsOf(std::int64_t step) {
    return {.step = step, .loss = 0.5, .learningRate = 1e-3};
}

}  // namespace

TEST_CASE("a run log writes each reported step and health figure into one event file") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "run", {}, {});
    RunLog log(run);
    log.onEvent(HealthFigures{.step = 0, .effectiveRank = 3});
    log.onEvent(StateChanged{RunState::running, 0, ""});
    log.onStep(metricsOf(10));
    log.onEvent(StateChanged{RunState::running, 10, ""});  // after a pause
    log.onStep(metricsOf(20));
    const auto files = filesIn(run.path() / "tensorboard");
    REQUIRE(files.size() == 1);
    const auto events = eventsIn(files[0]);
    REQUIRE(events.size() == 5);
    CHECK(
        events[0].ends_with("\x1a\x0d"
                            "brain.Event:2"));
    CHECK(isStart(events[1]));
    CHECK(stepOf(events[1]) == 0);
    CHECK(events[2].find("health/effective_rank") != std::string::npos);
    CHECK(stepOf(events[3]) == 10);
    CHECK(stepOf(events[4]) == 20);
    for (const char* tag : {"train/loss", "schedule/learning_rate", "schedule/weight_decay", "schedule/ema", "train/grad_norm", "masks/context_ratio",
                            "masks/tf_share", "speed/clips_per_s"}) {
        CHECK(events[4].find(tag) != std::string::npos);
    }
}

TEST_CASE("a resumed run begins a later file that supersedes the steps after its checkpoint, within the same second, too") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "run", {}, {});
    RunLog killed(run);
    killed.onEvent(StateChanged{RunState::running, 0, ""});
    killed.onStep(metricsOf(30));
    const auto first = filesIn(run.path() / "tensorboard");
    RunLog resumed(run);
    resumed.onEvent(StateChanged{RunState::preparing, 0, ""});
    resumed.onEvent(StateChanged{RunState::running, 25, ""});
    const auto files = filesIn(run.path() / "tensorboard");
    REQUIRE(files.size() == 2);
    CHECK(files[0] == first[0]);
    const auto events = eventsIn(files[1]);
    REQUIRE(events.size() == 2);
    CHECK(isStart(events[1]));
    CHECK(stepOf(events[1]) == 26);
}

TEST_CASE("no event file is made where train.tensorboard is off") {
    const TemporaryFolder folder;
    RunConfig config;
    config.train.tensorboard = false;
    const RunDirectory run = RunDirectory::create(folder.path(), "run", config, {});
    RunLog log(run);
    log.onEvent(StateChanged{RunState::running, 0, ""});
    log.onStep(metricsOf(10));
    log.onEvent(CheckpointSaved{10, "/x", 0.25});
    CHECK_FALSE(fs::exists(run.path() / "tensorboard"));
    CHECK(run.readMetrics().size() == 1);
}

TEST_CASE("records that could not be written are told once and come later, whole and in order") {
    const TemporaryFolder folder;
    TensorboardFile file(folder / "tensorboard");
    CHECK(file.begin(0).empty());
    {
        const FileSizeLimit full(fs::file_size(filesIn(folder / "tensorboard").front()) + 30);  // part of a record still fits
        CHECK(file.append(1, {{"train/loss", 1}}).find("File too large") != std::string::npos);
        CHECK(file.append(2, {{"train/loss", 2}}).empty());
    }
    CHECK(file.append(3, {{"train/loss", 3}}).empty());
    const auto events = eventsIn(filesIn(folder / "tensorboard").front());
    REQUIRE(events.size() == 5);
    for (int step = 1; step <= 3; ++step) {
        CHECK(stepOf(events[static_cast<std::size_t>(step) + 1]) == step);
    }
}

TEST_CASE("a folder that cannot be made stops nothing, and its records are written once it can") {
    const TemporaryFolder folder;
    durableWrite(folder / "tensorboard", "in the way");
    TensorboardFile file(folder / "tensorboard");
    CHECK(file.begin(0).find("tensorboard") != std::string::npos);
    CHECK(file.append(1, {{"train/loss", 1}}).empty());
    fs::remove(folder / "tensorboard");
    CHECK(file.append(2, {{"train/loss", 2}}).empty());
    REQUIRE(filesIn(folder / "tensorboard").size() == 1);
    CHECK(eventsIn(filesIn(folder / "tensorboard").front()).size() == 4);
}
