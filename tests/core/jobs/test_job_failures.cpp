// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <new>
#include <stdexcept>
#include <thread>

#include "tests/core/jobs/job_doubles.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// Runs a job whose body is `body` on the calling thread and gives its failure.
template <typename Body>
RunFailed failureOf(Body body) {
    FunctionJob job([&](JobContext& context) -> Job::End {
        context.report(StepMetrics{.step = 3});
        body();
        return Job::End::finished;
    });
    RunControl control;
    const auto recorder = std::make_shared<Recorder>();
    JobContext context{control, {recorder}};
    RunFailed failure;
    CHECK(runJob(job, context, &failure) == RunState::failed);
    REQUIRE(recorder->all<RunFailed>().size() == 1);
    CHECK(recorder->all<RunFailed>().front().message == failure.message);
    CHECK(recorder->states() == std::vector{RunState::failed});
    CHECK(recorder->all<StateChanged>().front().message == failure.message);
    CHECK(recorder->all<StateChanged>().front().step == 3);
    return failure;
}

}  // namespace

TEST_CASE("an error of ours keeps its kind, field and hint") {
    const RunFailed failure =
        failureOf([] { throw Error(ErrorKind::diverged, "the loss is not finite", "optimizer.learning_rate", "try a tenth of it"); });
    CHECK(failure.kind == ErrorKind::diverged);
    CHECK(failure.message == "the loss is not finite");
    CHECK(failure.field == "optimizer.learning_rate");
    CHECK(failure.hint == "try a tenth of it");
}

TEST_CASE("a lack of memory becomes a device failure that says what to change") {
    CHECK(failureOf([] { throw std::bad_alloc(); }).kind == ErrorKind::device);
    const RunFailed torch = failureOf([] { throw std::runtime_error("CUDA out of memory. Tried to allocate 2 GiB\nframe #0: ..."); });
    CHECK(torch.kind == ErrorKind::device);
    CHECK(torch.message == "CUDA out of memory. Tried to allocate 2 GiB");
    CHECK(torch.hint.find("train.batch_size") != std::string::npos);
    CHECK(failureOf([] { throw std::runtime_error("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes"); }).kind ==
          ErrorKind::device);
}

TEST_CASE("anything else becomes a worker failure with its first line") {
    const RunFailed failure = failureOf([] { throw std::logic_error("shapes differ\nException raised from ..."); });
    CHECK(failure.kind == ErrorKind::worker);
    CHECK(failure.message == "shapes differ");
    CHECK(failureOf([] { throw 42; }).kind == ErrorKind::worker);
}

TEST_CASE("a failed job is destroyed on the engine thread before its failure is reported, and the next job runs") {
    struct Witness {
        std::atomic<bool>& gone;
        std::thread::id& thread;
        ~Witness() {
            gone = true;
            thread = std::this_thread::get_id();
        }
    };
    struct Checker final : RunObserver {
        explicit Checker(std::atomic<bool>& flag) : gone(flag) {}
        void onStep(const StepMetrics& /*metrics*/) override {}
        void onEvent(const RunEvent& event) override {
            if (std::holds_alternative<RunFailed>(event)) {
                goneAtReport = gone.load();
                reporter = std::this_thread::get_id();
            }
        }
        std::atomic<bool>& gone;
        bool goneAtReport = false;
        std::thread::id reporter;
    };
    std::atomic<bool> gone = false;
    std::thread::id destroyer;
    const auto checker = std::make_shared<Checker>(gone);
    JobRunner runner;
    auto witness = std::shared_ptr<Witness>(new Witness{gone, destroyer});
    const auto failing =
        runner.submit(makeJob([held = std::move(witness)](JobContext&) -> Job::End { throw Error(ErrorKind::data, "none"); }), {checker});
    failing.wait();
    CHECK(failing.state() == RunState::failed);
    CHECK(checker->goneAtReport);
    CHECK(destroyer == checker->reporter);
    const auto next = runner.submit(makeJob([](JobContext&) { return Job::End::finished; }), {});
    next.wait();
    CHECK(next.state() == RunState::succeeded);
}

TEST_CASE("an observer that throws at the end does not keep the others from the news") {
    struct Thrower final : RunObserver {
        void onStep(const StepMetrics& /*metrics*/) override {}
        void onEvent(const RunEvent& /*event*/) override { throw std::runtime_error("an observer"); }
    };
    const auto recorder = std::make_shared<Recorder>();
    JobRunner runner;
    const auto handle = runner.submit(makeJob([](JobContext&) { return Job::End::finished; }), {std::make_shared<Thrower>(), recorder});
    handle.wait();
    CHECK(handle.state() == RunState::succeeded);
    CHECK(recorder->states() == std::vector{RunState::succeeded});
}

TEST_CASE("each state has its id, and no other text is one") {
    for (int i = 0; i <= static_cast<int>(RunState::failed); ++i) {
        CHECK(runStateFromId(runStateId(static_cast<RunState>(i))) == static_cast<RunState>(i));
    }
    CHECK(runStateId(RunState::succeeded) == "succeeded");
    CHECK_THROWS_AS(runStateFromId("Running"), Error);
}
