// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/jobs/follow_job.h"
#include "engine/runs/run_directory.h"
#include "tests/core/jobs/job_doubles.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// What one who follows a run that nobody trains any more is told.
std::shared_ptr<Recorder> followed(const RunDirectory& run, std::int64_t fromStep = 0) {
    auto recorder = std::make_shared<Recorder>();
    JobRunner window;
    window.submit(std::make_unique<FollowJob>(RunDirectory::open(run.path()), fromStep), {recorder}).wait();
    return recorder;
}

}  // namespace

TEST_CASE("a followed run that was stopped between two reports tells the step that it stands at") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "run", {}, {});
    RunLog log(run);
    for (const std::int64_t step : {2, 4}) {
        log.onStep({.step = step});
    }
    log.onEvent(HealthFigures{.step = 4});
    log.onEvent(StateChanged{RunState::stopped, 5, ""});
    const auto recorder = followed(run);
    CHECK(recorder->step() == 4);
    CHECK(recorder->all<HealthFigures>().size() == 1);
    CHECK(recorder->all<StateChanged>().back().state == RunState::stopped);
    CHECK(recorder->all<StateChanged>().back().step == 5);
}

TEST_CASE("what a follower knows already is not told again") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "run", {}, {});
    RunLog log(run);
    log.onStep({.step = 2});
    log.onEvent(HealthFigures{.step = 2});
    log.onEvent(StateChanged{RunState::succeeded, 2, ""});
    const auto recorder = followed(run, 2);
    CHECK(recorder->step() == 0);
    CHECK(recorder->all<HealthFigures>().empty());
}

TEST_CASE("a followed run whose process ended without a word is told as such") {
    const TemporaryFolder folder;
    const RunDirectory run = RunDirectory::create(folder.path(), "run", {}, {});
    RunLog(run).onEvent(StateChanged{RunState::running, 3, ""});
    const auto failures = followed(run)->all<RunFailed>();
    REQUIRE(failures.size() == 1);
    CHECK(failures.front().message.find("ended without a word at step 3") != std::string::npos);
}
