// SPDX-License-Identifier: Apache-2.0
// Every verb, and every pair of verbs, at every stage of a run; the run is then ended by a stop or by closing the runner. The reported states are compared with the graph
// of style.md 5.3 and with what the verbs ask for.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/base/error.h"
#include "tests/core/jobs/job_doubles.h"
#include "tests/core/jobs/staged_job.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

enum class Verb { nothing, pause, resume, stop, discard, checkpoint };
constexpr Verb verbs[] = {Verb::nothing, Verb::pause, Verb::resume, Verb::stop, Verb::discard, Verb::checkpoint};

void send(RunControl& control, Verb verb) {
    switch (verb) {
        case Verb::nothing:
            return;
        case Verb::pause:
            return control.pause();
        case Verb::resume:
            return control.resume();
        case Verb::stop:
            return control.stop();
        case Verb::discard:
            return control.stop(false);
        case Verb::checkpoint:
            return control.checkpointNow();
    }
}

/// The arrows of the graph; a job that is stopped before its turn goes straight to its end.
bool permitted(RunState from, RunState to) {
    using enum RunState;
    static const std::map<RunState, std::set<RunState>> arrows{{queued, {preparing, stopped}},
                                                               {preparing, {running, stopping, failed}},
                                                               {running, {paused, stopping, succeeded, failed}},
                                                               {paused, {running, stopping, failed}},
                                                               {stopping, {stopped, failed}}};
    return arrows.contains(from) && arrows.at(from).contains(to);
}

struct Case {
    Stage stage;
    Verb first, second;
    bool byClosing;

    bool sends(Verb verb) const { return first == verb || second == verb; }
    bool asksToStop() const { return sends(Verb::stop) || sends(Verb::discard); }
    bool over() const { return stage == Stage::succeeded || stage == Stage::failed; }
    bool ending() const { return over() || stage == Stage::stopping || asksToStop(); }
    /// Whether the run should be paused once both verbs have arrived.
    bool asksToPause() const {
        bool paused = stage == Stage::paused;
        for (const Verb verb : {first, second})
            paused = verb == Verb::pause || (paused && verb != Verb::resume);
        return paused;
    }
    RunState end() const { return stage == Stage::succeeded ? RunState::succeeded : stage == Stage::failed ? RunState::failed : RunState::stopped; }
};

/// The job, brought to the stage of the case, told the two verbs, let go and ended.
struct Experiment {
    std::shared_ptr<StagedJob::Gate> gate;
    std::shared_ptr<Recorder> seen = std::make_shared<Recorder>();
    bool keepsWork = true;

    explicit Experiment(const Case& wanted) : gate(std::make_shared<StagedJob::Gate>(wanted.stage)) {
        std::latch turn{1};
        auto runner = std::make_unique<JobRunner>();
        if (wanted.stage == Stage::queued)
            runner->post([&turn] { turn.wait(); });
        const JobRunner::Handle run = runner->submit(std::make_unique<StagedJob>(gate), {seen});
        bring(wanted, run);
        send(run.control(), wanted.first);
        send(run.control(), wanted.second);
        turn.count_down();
        gate->open.count_down();
        if (!wanted.ending())
            settle(wanted);
        if (wanted.byClosing)
            runner.reset();
        else
            run.control().stop();
        run.wait();
        keepsWork = run.control().keepOnStop();
    }

private:
    void bring(const Case& wanted, const JobRunner::Handle& run) {
        if (wanted.stage == Stage::queued)
            return;
        if (wanted.over())
            return run.wait();
        if (wanted.stage == Stage::paused) {
            run.control().pause();
            return seen->waitForState(RunState::paused);
        }
        if (wanted.stage == Stage::stopping) {
            seen->waitForState(RunState::running);
            run.control().stop();
        }
        gate->reached.wait();
    }

    /// What the verbs ask for is seen to come before the run is ended.
    void settle(const Case& wanted) {
        seen->waitForState(wanted.asksToPause() ? RunState::paused : RunState::running);
        if (wanted.sends(Verb::checkpoint))
            seen->waitFor<CheckpointSaved>(wanted.stage == Stage::saving ? 2 : 1);
    }
};

void checkCase(const Case& wanted) {
    const Experiment done(wanted);
    const std::vector<RunState> states = done.seen->states();
    REQUIRE(!states.empty());
    RunState before = RunState::queued;
    for (const RunState state : states) {
        CHECK_MESSAGE(permitted(before, state), runStateId(before) << " to " << runStateId(state));
        before = state;
    }
    CHECK(before == wanted.end());
    CHECK(done.keepsWork == !wanted.sends(Verb::discard));
    if (wanted.stage == Stage::queued && wanted.asksToStop())
        CHECK(states.size() == 1);  // never started
    // Requests before the job looks are one request, and one that comes when the run is ending has no step to save any more.
    const std::size_t own = wanted.stage == Stage::saving ? 1 : 0;
    const std::size_t asked = wanted.sends(Verb::checkpoint) && !wanted.ending() ? 1 : 0;
    const bool may = wanted.stage == Stage::paused && wanted.sends(Verb::checkpoint);  // a paused run looks at once, between the two verbs
    const std::size_t saved = done.seen->all<CheckpointSaved>().size();
    CHECK(saved >= own + asked);
    CHECK(saved <= own + asked + (may ? 1 : 0));
}

}  // namespace

TEST_CASE("each verb and each pair of verbs in each state leads where the graph of states allows and the verbs ask") {
    using enum Stage;
    for (const Stage stage : {queued, preparing, stepping, saving, evaluating, paused, stopping, succeeded, failed})
        for (const Verb first : verbs)
            for (const Verb second : verbs)
                for (const bool byClosing : {false, true}) {
                    CAPTURE(int(stage));
                    CAPTURE(int(first));
                    CAPTURE(int(second));
                    CAPTURE(byClosing);
                    checkCase({stage, first, second, byClosing});
                }
}
