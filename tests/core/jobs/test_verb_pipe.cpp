// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <latch>

#include "engine/jobs/verb_pipe.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// Until the control was asked to stop: the pipe is read in order, so what was sent before has arrived, too.
void waitForStop(const RunControl& control) {
    std::latch stopped(1);
    const std::stop_callback whenStopped(control.stopToken(), [&stopped] { stopped.count_down(); });
    stopped.wait();
}

}  // namespace

TEST_CASE("verbs go down the pipe in their order") {
    const TemporaryFolder folder;
    RunControl control;
    VerbPipe pipe(folder.path(), control);
    pipe.onEvent(StateChanged{RunState::preparing});
    CHECK(sendVerb(folder.path(), Verb::checkpoint));
    CHECK(sendVerb(folder.path(), Verb::pause));
    CHECK(sendVerb(folder.path(), Verb::discard));
    waitForStop(control);
    CHECK(control.takeCheckpointRequest());
    CHECK(control.pauseRequested());
    CHECK_FALSE(control.keepOnStop());
}

TEST_CASE("a person may write to the pipe, and what is no verb changes nothing") {
    const TemporaryFolder folder;
    RunControl control;
    VerbPipe pipe(folder.path(), control);
    pipe.onEvent(StateChanged{RunState::running});
    std::ofstream(folder.path() / "control") << "hello\n" << std::string(5000, 'x') << "\npause\nresume\nstop\n";
    waitForStop(control);
    CHECK_FALSE(control.pauseRequested());
    CHECK(control.keepOnStop());
}

TEST_CASE("nobody listens before the first state and after the last") {
    const TemporaryFolder folder;
    RunControl control;
    VerbPipe pipe(folder.path(), control);
    CHECK_FALSE(sendVerb(folder.path(), Verb::pause));
    pipe.onEvent(StateChanged{RunState::running});
    pipe.onEvent(StateChanged{RunState::succeeded});
    CHECK_FALSE(sendVerb(folder.path(), Verb::pause));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "control"));
}

TEST_CASE("a pipe that a killed process left has no listener, and the next run takes its place") {
    const TemporaryFolder folder;
    REQUIRE(mkfifo((folder.path() / "control").c_str(), 0600) == 0);
    CHECK_FALSE(sendVerb(folder.path(), Verb::pause));
    RunControl control;
    VerbPipe pipe(folder.path(), control);
    pipe.onEvent(StateChanged{RunState::preparing});
    CHECK(sendVerb(folder.path(), Verb::stop));
    waitForStop(control);
}

TEST_CASE("a verb is never written into a plain file") {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "control") << "mine";
    CHECK_FALSE(sendVerb(folder.path(), Verb::stop));
    CHECK(std::filesystem::file_size(folder.path() / "control") == 4);
}
