// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

StepMetrics metricsOf(std::int64_t step) {
    StepMetrics metrics{.step = step, .epoch = static_cast<double>(step) / 3, .loss = std::exp(-0.01 * static_cast<double>(step))};
    metrics.gradNorm = 1.0 / (static_cast<double>(step) + 7);
    metrics.clipsPerS = 100;
    metrics.memoryBytes = 1 << 20;
    return metrics;
}

HealthFigures healthOf(std::int64_t step) {
    return {.step = step, .targetStd = 0.9, .predictionStd = 0.1 * static_cast<double>(step), .effectiveRank = 30, .dim = 128, .rule = "none"};
}

void report(RunLog& log, std::int64_t first, std::int64_t last) {
    for (std::int64_t step = first; step <= last; ++step) {
        log.onStep(metricsOf(step));
        if (step % 5 == 0) {
            log.onEvent(healthOf(step));
        }
    }
}

RunDirectory makeRun(const TemporaryFolder& folder) {
    return RunDirectory::create(folder.path(), "log", {}, {});
}

std::string contentOf(const RunDirectory& run, const char* name) {
    return readTextFile(run.path() / name);
}

}  // namespace

TEST_CASE("a row of metrics has the promised keys, and numbers that read back exactly") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    RunLog log(run);
    log.onStep({.step = 7,
                .epoch = 0.1,
                .loss = std::numeric_limits<double>::quiet_NaN(),
                .learningRate = 2e-4,
                .weightDecay = 1.0 / 3,
                .ema = 0.996,
                .gradNorm = std::numeric_limits<double>::infinity(),
                .contextRatio = 0.5,
                .tfShare = 1,
                .predictionLoss = 5e-324,
                .skippedSteps = 2});
    CHECK(contentOf(run, "metrics.jsonl") ==
          "{\"step\":7,\"epoch\":0.1,\"loss\":null,\"prediction_loss\":5e-324,\"learning_rate\":2e-04,\"weight_decay\":0.3333333333333333,"
          "\"ema\":0.996,\"grad_norm\":null,\"context_ratio\":0.5,\"tf_share\":1,\"skipped_steps\":2}\n");
    const auto rows = run.readMetrics();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].weightDecay == 1.0 / 3);
    CHECK(rows[0].predictionLoss == 5e-324);
    CHECK(std::isnan(rows[0].loss));
    CHECK(rows[0].skippedSteps == 2);
}

TEST_CASE("metrics, timing and health read back as they were reported") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    RunLog log(run);
    report(log, 1, 20);
    const auto metrics = run.readMetrics();
    REQUIRE(metrics.size() == 20);
    CHECK(metrics[9].step == 10);
    CHECK(metrics[9].loss == std::exp(-0.1));
    CHECK(metrics[9].clipsPerS == 100);
    CHECK(metrics[9].memoryBytes == 1 << 20);
    const auto health = run.readHealth();
    REQUIRE(health.size() == 4);
    CHECK(health[1].step == 10);
    CHECK(health[1].predictionStd == 1.0);
    CHECK(health[1].rule == "none");
    CHECK(contentOf(run, "metrics.jsonl").find("clips_per_s") == std::string::npos);
}

TEST_CASE("a run cut back and continued has the bytes of one that was not interrupted") {
    const TemporaryFolder folder;
    const RunDirectory whole = makeRun(folder), killed = makeRun(folder);
    RunLog wholeLog(whole);
    report(wholeLog, 1, 40);
    {
        RunLog log(killed);
        report(log, 1, 27);
    }
    std::ofstream(killed.path() / "metrics.jsonl", std::ios::app) << "{\"step\":28,\"ep";  // torn by the kill
    std::ofstream(killed.path() / "health.jsonl", std::ios::app) << "{\"step";
    RunLog log(killed);  // made before the cut, as the training job does
    log.onEvent(StateChanged{RunState::preparing, 0, ""});
    killed.cutBackTo(20);
    CHECK(killed.readMetrics().back().step == 20);
    CHECK(killed.readHealth().back().step == 20);
    report(log, 21, 40);
    for (const char* name : {"metrics.jsonl", "timing.jsonl", "health.jsonl"}) {
        CAPTURE(name);
        CHECK(contentOf(killed, name) == contentOf(whole, name));
    }
}

TEST_CASE("cutting back before the first step leaves nothing, and a fitting record untouched") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    run.cutBackTo(3);
    CHECK_FALSE(fs::exists(run.path() / "metrics.jsonl"));
    RunLog log(run);
    report(log, 1, 5);
    const auto written = fs::last_write_time(run.path() / "metrics.jsonl");
    run.cutBackTo(5);
    CHECK(fs::last_write_time(run.path() / "metrics.jsonl") == written);
    run.cutBackTo(-1);
    CHECK(run.readMetrics().empty());
    CHECK(run.readHealth().empty());
}

TEST_CASE("damaged lines are passed over and a torn tail does not spoil the next row") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    durableWrite(run.path() / "metrics.jsonl",
                 "{\"step\":1,\"loss\":2}\nnonsense\n[1]\n{\"step\":\"x\"}\n"
                 "{\"step\":7,\"loss\":[[1]]}\n{\"step\":1e999}\n{\"step\":\"\xff\"}\n{\"step\":2,\"loss\":1}\n{\"step\":3,");
    CHECK(run.readMetrics().size() == 2);
    RunLog log(run);
    log.onStep(metricsOf(3));
    CHECK(run.readMetrics().size() == 3);
    CHECK(run.readMetrics().back().step == 3);
    std::ofstream(run.path() / "events.jsonl") << std::string(10'000, 'x');  // torn over more than one block, no newline at all
    log.onEvent(EpochDone{1, 3});
    CHECK(nlohmann::json::parse(contentOf(run, "events.jsonl")).at("event") == "epoch");
}

TEST_CASE("events are JSON lines with their time, and the state follows them") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder);
    RunLog log(run);
    log.onEvent(StateChanged{RunState::running, 0, ""});
    log.onEvent(LogLine{LogLevel::warning, "a \"quoted\" text\nin two lines \xff"});
    log.onEvent(CheckpointSaved{50, "/x", 0.25});
    CHECK(run.state().state == RunState::running);
    CHECK(run.state().step == 50);
    log.onEvent(Progress{"measuring", 1, 2});
    log.onEvent(RunFailed{ErrorKind::diverged, "the loss is not finite", "optimizer.learning_rate", "lower it"});
    log.onEvent(StateChanged{RunState::failed, 60, "the loss is not finite"});
    std::vector<nlohmann::json> events;
    std::ifstream file(run.path() / "events.jsonl");
    for (std::string line; std::getline(file, line);) {
        events.push_back(nlohmann::json::parse(line));
        CHECK(events.back().at("time_utc").get<std::string>().size() == 24);
    }
    REQUIRE(events.size() == 5);
    CHECK(events[1].at("level") == "warning");
    CHECK(events[2].at("event") == "checkpoint-saved");
    CHECK(events[2].at("step") == 50);
    CHECK(events[3].at("kind") == "diverged");
    CHECK(run.state().state == RunState::failed);
    CHECK(run.state().step == 60);
    CHECK(run.state().message == "the loss is not finite");
}

TEST_CASE("rows that could not be written come later, in order, each once") {
    const TemporaryFolder folder;
    const RunDirectory run = makeRun(folder), healthy = makeRun(folder);
    RunLog log(run), reference(healthy);
    report(reference, 1, 30);
    report(log, 1, 10);
    {
        const FileSizeLimit full(fs::file_size(run.path() / "metrics.jsonl") + 50);  // half a row still fits
        report(log, 11, 20);
        CHECK(run.readMetrics().back().step == 10);
    }
    report(log, 21, 30);
    CHECK(contentOf(run, "metrics.jsonl") == contentOf(healthy, "metrics.jsonl"));
    CHECK(contentOf(run, "timing.jsonl") == contentOf(healthy, "timing.jsonl"));
    const std::string events = contentOf(run, "events.jsonl");
    CHECK(events.find("File too large; it is tried again with the next row") != std::string::npos);
    CHECK(std::count(events.begin(), events.end(), '\n') == 2);  // metrics.jsonl and the event file are too large, and each says so once
}
