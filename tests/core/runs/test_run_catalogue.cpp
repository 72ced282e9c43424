// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_catalogue.h"
#include "engine/runs/run_environment.h"
#include "engine/runs/run_trash.h"
#include "tests/core/runs/run_folders.h"
#include "tests/support/test_data.h"
#include "tests/support/unprivileged.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

fs::path agedRun(const TemporaryFolder& folder, const RunTraits& traits) {
    fs::path run = makeRunFolder(folder.path(), traits);
    age(run);
    return run;
}

RunRowPointer named(const RunRows& rows, const std::string& name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row->summary.name == name; });
    REQUIRE(found != rows.end());
    return *found;
}

}  // namespace

TEST_CASE("a row says all that the folder of a finished run says") {
    const TemporaryFolder folder;
    const fs::path run = makeRunFolder(folder.path(), {.seed = 3, .knn = 71.5});
    writeResult(run, "knn", 1000, 90);
    writeResult(run, "linear", 2000, 65);
    writeNotes(run, {.tags = {"paper"}, .text = "good"});
    const RunRow row = *RunCatalogue(folder.path()).read().at(0);
    CHECK(row.isOpenable());
    CHECK(row.created == "2026-11-22 20:31:05");
    CHECK(row.summary.state == RunState::succeeded);
    CHECK(row.summary.corpus == "/data/esc10");
    CHECK(row.summary.step == 2000);
    REQUIRE(row.summary.loss);
    CHECK(*row.summary.loss == doctest::Approx(1 / std::sqrt(2000.0)));
    CHECK(row.seed == 3);
    CHECK(row.preset == "a-jepa-tiny");
    CHECK(row.changes == (presetConfig("a-jepa-tiny").train.steps == 2000 ? 0 : 1));
    CHECK(row.notes.tags == std::vector<std::string>{"paper"});
    REQUIRE(row.results.size() == 2);  // the newest of each task, not the best
    CHECK(row.results[0].mean == 71.5);
    CHECK(row.results[0].baselines.at("untrained") == 35.75);
    CHECK(row.bestResult()->protocol == "knn");
}

TEST_CASE("runs that differ only by their seed are twins, others are not") {
    const TemporaryFolder folder;
    makeRunFolder(folder.path(), {.name = "a", .seed = 0});
    makeRunFolder(folder.path(), {.name = "b", .seed = 1});
    makeRunFolder(folder.path(), {.name = "c", .seed = 1, .learningRate = 0.123});
    const RunRows rows = RunCatalogue(folder.path()).read();
    CHECK(named(rows, "a")->twin == named(rows, "b")->twin);
    CHECK(named(rows, "a")->twin != named(rows, "c")->twin);
    CHECK(named(rows, "c")->changes == named(rows, "a")->changes + 1);
}

TEST_CASE("a second reading keeps the rows of what has not changed, and reads what has") {
    const TemporaryFolder folder;
    const fs::path still = agedRun(folder, {.name = "still"}), moving = agedRun(folder, {.name = "moving", .done = 100});
    RunCatalogue catalogue(folder.path());
    const RunRows before = catalogue.read();
    CHECK(catalogue.lookedInto() == 2);
    std::ofstream(moving / "metrics.jsonl", std::ios::app) << metricsRow({.step = 110, .loss = 0.25}) << '\n';
    makeRunFolder(folder.path(), {.name = "new"});
    const RunRows after = catalogue.read();
    CHECK(catalogue.lookedInto() == 2);
    CHECK(named(after, "still") == named(before, "still"));
    CHECK(named(after, "moving")->summary.step == 110);
    CHECK(named(after, "moving")->summary.loss == 0.25);
    fs::remove_all(still);
    CHECK(catalogue.read().size() == 2);
}

TEST_CASE("a run that was stopped before its first report has a step and no loss, in its index, too") {
    const TemporaryFolder folder;
    for (int i = 0; i < 40; ++i) {  // as many as are worth an index
        agedRun(folder, {.name = "early-" + std::to_string(i), .done = 6, .state = RunState::stopped});
    }
    for (const std::size_t expected : {40U, 0U}) {
        RunCatalogue catalogue(folder.path());
        const RunRow row = *named(catalogue.read(), "early-3");
        CHECK(catalogue.lookedInto() == expected);
        CHECK(row.summary.step == 6);
        CHECK_FALSE(row.summary.loss);
    }
}

TEST_CASE("an index of an earlier reading is used, and never believed over the files") {
    const TemporaryFolder folder;
    for (int i = 0; i < 40; ++i) {
        agedRun(folder, {.name = "run-" + std::to_string(i), .seed = i, .done = 100, .knn = 50.0 + i});
    }
    const RunRows first = RunCatalogue(folder.path()).read();
    writeNotes(folder / "run-7", {.tags = {"seven"}});
    RunCatalogue second(folder.path());
    const RunRows rows = second.read();
    CHECK(second.lookedInto() == 1);
    CHECK(named(rows, "run-7")->notes.tags == std::vector<std::string>{"seven"});
    const RunRow &read = *named(first, "run-31"), &indexed = *named(rows, "run-31");
    CHECK(indexed.curve == read.curve);
    CHECK(indexed.results == read.results);
    CHECK(indexed.summary.loss == read.summary.loss);
    CHECK(indexed.twin == read.twin);
    CHECK(indexed.seed == 31);
    for (const std::string& damage : {std::string("{"), std::string("[]"), std::string(R"({"version": "2 0.1.0", "runs": {"run-1": 3}})")}) {
        durableReplace(folder / ".catalogue.json", damage);
        RunCatalogue third(folder.path());
        CHECK(third.read().size() == 40);
        CHECK(third.lookedInto() == 40);
    }
}

TEST_CASE("half-deleted, newer, damaged and foreign folders are rows with a sentence, and the others stand") {
    const TemporaryFolder folder;
    makeRunFolder(folder.path(), {.name = "good"});
    fs::remove(makeRunFolder(folder.path(), {.name = "half"}) / "run.toml");
    const fs::path newer = makeRunFolder(folder.path(), {.name = "newer"});
    writeText(newer / "environment.json", R"({"ajepa": "9.9.0"})");
    writeText(newer / "run.toml", toToml(presetConfig("a-jepa-tiny")) + "\n[quantum]\nbits = 3\n");
    writeText(makeRunFolder(folder.path(), {.name = "damaged"}) / "state.json", "{");
    writeText(makeRunFolder(folder.path(), {.name = "notes"}) / "notes.json", "[");
    fs::create_directories(folder / "foreign" / "stuff");
    const RunRows rows = RunCatalogue(folder.path()).read();
    REQUIRE(rows.size() == 6);
    CHECK(named(rows, "good")->problem.empty());
    CHECK(named(rows, "half")->problem == "The folder has no run.toml: it is no run, or was deleted in part.");
    const std::string sentence = named(rows, "newer")->problem;
    CHECK(sentence.starts_with("This run was made by version 9.9.0, which this version " + std::string(programVersion()) + " cannot read: "));
    CHECK(sentence.find("quantum") != std::string::npos);
    CHECK(named(rows, "damaged")->summary.message == "state.json of the run damaged is damaged");
    CHECK(named(rows, "notes")->isOpenable());
    CHECK(named(rows, "notes")->summary.message.starts_with("The notes of the run notes are damaged"));
    CHECK_FALSE(named(rows, "foreign")->isOpenable());
    CHECK_FALSE(named(rows, "newer")->canContinue());
}

TEST_CASE("a run without permission is a row with a sentence") {
    const TemporaryFolder folder;
    makeRunFolder(folder.path(), {.name = "good"});
    const fs::path closed = makeRunFolder(folder.path(), {.name = "closed"});
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(closed, fs::perms::none);
    RunRows rows;
    {
        const Unprivileged nobody;
        rows = RunCatalogue(folder.path()).read();
    }
    fs::permissions(closed, fs::perms(0755));
    CHECK(rows.size() == 2);
    CHECK(named(rows, "good")->isOpenable());
    CHECK(named(rows, "closed")->problem == "The folder cannot be read: Permission denied.");
}

TEST_CASE("a run that died without a word is interrupted at the next reading, though no file changed") {
    const TemporaryFolder folder;
    const fs::path path = agedRun(folder, {.name = "live", .done = 100, .state = RunState::running});
    RunCatalogue catalogue(folder.path());
    {
        const auto lock = RunDirectory::open(path).lock();
        CHECK(catalogue.read().at(0)->isLive());
    }
    const RunRow row = *catalogue.read().at(0);
    CHECK(row.summary.interrupted);
    CHECK(row.canContinue());
}

TEST_CASE("a clock set back neither hides a change nor the order of the steps") {
    const TemporaryFolder folder;
    const fs::path run = agedRun(folder, {.name = "run", .done = 100});
    RunCatalogue catalogue(folder.path());
    catalogue.read();
    std::ofstream(run / "metrics.jsonl", std::ios::app) << metricsRow({.step = 110, .loss = 0.5}) << '\n';
    fs::last_write_time(run / "metrics.jsonl", fs::file_time_type::clock::now() - std::chrono::hours(24 * 365));
    const RunRow row = *catalogue.read().at(0);
    CHECK(row.summary.step == 110);
    CHECK(std::is_sorted(row.curve.begin(), row.curve.end(), [](const LossPoint& a, const LossPoint& b) { return a.step < b.step; }));
    CHECK(row.curve.back() == LossPoint{110, 0.5F});
}

TEST_CASE("a run goes to the trash and comes back, and the trash is a catalogue of its own") {
    const TemporaryFolder folder;
    const fs::path run = makeRunFolder(folder.path(), {.name = "run", .knn = 50});
    const fs::path trashed = moveToTrash(run / "");
    CHECK(RunCatalogue(folder.path()).read().empty());
    CHECK(RunCatalogue(trashOf(folder.path())).read().at(0)->summary.path == trashed);
    makeRunFolder(folder.path(), {.name = "run"});  // the name is taken meanwhile
    const fs::path back = restoreFromTrash(trashed);
    CHECK(back == folder.path() / "run-2");
    CHECK(RunCatalogue(folder.path()).read().size() == 2);
    CHECK(fs::exists(back / "evaluations"));
    moveToTrash(back);
    emptyTrash(folder.path());
    CHECK_FALSE(fs::exists(trashOf(folder.path())));
}

TEST_CASE("a run at work is not thrown away, and a half-deleted one is") {
    const TemporaryFolder folder;
    const fs::path run = makeRunFolder(folder.path(), {.name = "run"});
    {
        const auto lock = RunDirectory::open(run).lock();
        CHECK_THROWS_WITH_AS(moveToTrash(run), doctest::Contains("the run run is in use"), Error);
    }
    CHECK(fs::exists(run / "run.toml"));
    fs::remove(run / "run.toml");
    CHECK(fs::exists(moveToTrash(run)));
}

TEST_CASE("a folder that does not exist has no runs, one that cannot be listed is an error") {
    const TemporaryFolder folder;
    CHECK(RunCatalogue(folder / "none").read().empty());
    writeText(folder / "file", "x");
    CHECK_THROWS_AS(RunCatalogue(folder / "file").read(), Error);
}
