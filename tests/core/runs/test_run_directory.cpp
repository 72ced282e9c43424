// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

RunConfig someConfig() {
    RunConfig config;
    config.train.steps = 123;
    config.optimizer.learningRate = 0.1 + 0.2;
    config.data.corpus = "demo:1:48";
    return config;
}

RunDirectory makeRun(const TemporaryFolder& folder, const std::string& name = "tiny") {
    return RunDirectory::create(folder.path(), name, someConfig(), "abc");
}

}  // namespace

TEST_CASE("a new run is complete, queued and opens with the configuration it was given") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder / "runs", "a-jepa-tiny demo:1/48", someConfig(), "abc", {{"torch", "2.11.0"}});
    CHECK(std::regex_match(run.name(), std::regex(R"(\d{4}-\d\d-\d\dT\d{6}-a-jepa-tiny-demo-1-48)")));
    CHECK(run.path() == folder.path() / "runs" / run.name());
    const RunDirectory opened = RunDirectory::open(run.path() / "");
    CHECK(opened.name() == run.name());
    CHECK(toToml(opened.config()) == toToml(someConfig()));
    CHECK(opened.state().state == RunState::queued);
    CHECK_FALSE(opened.state().interrupted);
    const auto environment = nlohmann::json::parse(readTextFile(run.path() / "environment.json"));
    CHECK(environment.at("manifest_sha256") == "abc");
    CHECK(environment.at("torch") == "2.11.0");
    CHECK(environment.at("config_sha256").get<std::string>().size() == 64);
    for (const char* key : {"ajepa", "compiler", "cpu", "gpu", "cores", "threads", "deterministic", "created_utc"}) {
        CHECK(environment.contains(key));
    }
}

TEST_CASE("runs of one second and name get numbers") {
    const TemporaryFolder folder;
    std::vector<std::string> names;
    for (int i = 0; i < 5; ++i) {
        names.push_back(makeRun(folder).name());
    }
    std::sort(names.begin(), names.end());
    CHECK(std::unique(names.begin(), names.end()) == names.end());
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 5);
}

TEST_CASE("a folder that cannot be written to is named, and nothing half made stays") {
    const TemporaryFolder folder;
    const FileSizeLimit limit(100);
    CHECK(messageOf([&] { makeRun(folder); }).find("File too large") != std::string::npos);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a folder without a readable configuration is no run") {
    const TemporaryFolder folder;
    CHECK(messageOf([&] { RunDirectory::open(folder.path()); }).find("is no run folder: it has no run.toml") != std::string::npos);
    durableWrite(folder / "run.toml", "[train]\nstepps = 3\n");
    try {
        RunDirectory::open(folder.path());
        FAIL("an unknown key was taken");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::storage);
        CHECK(std::string(error.what()).find("stepps") != std::string::npos);
    }
}

TEST_CASE("the state is what was written last; a damaged one is a failure in words") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    run.writeState(RunState::failed, 77, "the loss is not finite");
    CHECK(run.state().state == RunState::failed);
    CHECK(run.state().step == 77);
    CHECK(run.state().message == "the loss is not finite");
    for (const char* text :
         {"", "{", "[]", "{\"state\":\"flying\",\"step\":1}", "{\"state\":\"running\"}", "{\"state\":\"running\",\"step\":\"1\"}"}) {
        durableReplace(run.path() / "state.json", text);
        CAPTURE(text);
        CHECK(run.state().state == RunState::failed);
        CHECK_FALSE(run.state().message.empty());
    }
}

TEST_CASE("a run that says it runs while nobody holds its lock was interrupted") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    for (const RunState state : {RunState::preparing, RunState::running, RunState::paused, RunState::stopping}) {
        run.writeState(state, 5);
        {
            const auto lock = run.lock();
            CHECK_FALSE(run.state().interrupted);
        }
        CHECK(run.state().interrupted);
    }
    run.writeState(RunState::stopped, 5);
    CHECK_FALSE(run.state().interrupted);
    run.writeState(RunState::queued, 0);
    CHECK_FALSE(run.state().interrupted);
    fs::create_directory(run.checkpointsFolder());
    CHECK(run.state().interrupted);
}

TEST_CASE("only one may train in a run, and asking disturbs nobody") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    {
        const auto lock = run.lock();
        const std::string message = messageOf([&] { (void)run.lock(); });
        CHECK(message.find("is in use: process " + std::to_string(::getpid()) + " on ") != std::string::npos);
    }
    CHECK_NOTHROW((void)run.lock());
}

TEST_CASE("the lock of a process that dies is free") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = run.lock();
        run.writeState(RunState::running, 3);
        (void)!::write(ends[1], "x", 1);
        ::pause();
    }
    char ready = 0;
    REQUIRE(::read(ends[0], &ready, 1) == 1);
    CHECK_THROWS_AS((void)run.lock(), Error);
    CHECK_FALSE(run.state().interrupted);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK(run.state().interrupted);
    CHECK_NOTHROW((void)run.lock());
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("the list has every run, newest first, and damaged ones with their reason") {
    const TemporaryFolder folder;
    CHECK(listRuns(folder / "none").empty());
    const auto add = [&](const std::string& name) {
        const RunDirectory run = makeRun(folder, "x");
        fs::rename(run.path(), folder / name);
        return RunDirectory::open(folder / name);
    };
    const RunDirectory old = add("2026-01-01T000000-old"), recent = add("2026-02-01T000000-recent");
    fs::create_directory(folder / "2026-03-01T000000-broken");
    fs::create_directory(folder / ".tmp-0123");
    durableWrite(folder / "notes.txt", "");
    recent.writeState(RunState::stopped, 40);
    {
        RunLog log(recent);
        log.onStep({.step = 42, .loss = 0.5});
    }
    const std::vector<RunSummary> runs = listRuns(folder.path());
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].name == "2026-03-01T000000-broken");
    CHECK(runs[0].state == RunState::failed);
    CHECK(runs[0].message.find("it has no run.toml") != std::string::npos);
    CHECK(runs[1].name == recent.name());
    CHECK(runs[1].step == 42);
    CHECK(runs[1].steps == 123);
    CHECK(runs[1].loss == 0.5);
    CHECK(runs[1].corpus == "demo:1:48");
    CHECK(runs[1].state == RunState::stopped);
    CHECK(runs[2].name == old.name());
}
