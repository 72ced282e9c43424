// SPDX-License-Identifier: Apache-2.0
// White-box proofs of the commit protocol (reliability.md T-KILL-B and T-IOERR): each system call of a commit is the last one, and each one fails.
#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iostream>
#include <vector>

#include "engine/base/error.h"
#include "engine/runs/checkpoint_store.h"
#include "tests/core/runs/checkpoint_content.h"
#include "tests/core/runs/traced_child.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;
using Kind = Intervention::Kind;

namespace {

constexpr int committed = 2, refused = 3;

/// A store with steps 0, 1 and 2 that keeps two, made afresh for each trial by copying.
class Trial {
public:
    explicit Trial(std::size_t floats = 16) : floats_(floats), store_(folder_.path() / "store", 2) {
        for (const std::int64_t step : {0, 1, 2}) {
            store_.commit(SmallCheckpoint(step, floats_));
        }
        fs::copy(folder_.path() / "store", folder_.path() / "template", fs::copy_options::recursive);
    }

    /// Commits `step` in a child with this intervention, in a fresh copy.
    TracedEnd commit(std::int64_t step, const Intervention& intervention) {
        fs::remove_all(folder_.path() / "store");
        fs::copy(folder_.path() / "template", folder_.path() / "store", fs::copy_options::recursive);
        return runTraced(
            [&] {
                try {
                    store_.commit(SmallCheckpoint(step, floats_));
                    return committed;
                } catch (const Error& error) {
                    return error.kind() == ErrorKind::storage && std::string(error.what()).size() > 10 ? refused : 4;
                }
            },
            intervention);
    }

    const CheckpointStore& store() const { return store_; }

    /// Kills commits of `step` before or after each of their calls; the store must be sound each time, and the next commit complete. Returns the number of kills.
    int killAtEachCall(std::int64_t step, int calls, const std::vector<Kind>& kinds) {
        int points = 0;
        for (const Kind kind : kinds) {
            for (int call = 1; call <= calls; ++call) {
                CAPTURE(step);
                CAPTURE(call);
                const TracedEnd end = commit(step, {kind, call, 0, false});
                points += end.killed ? 1 : 0;
                requireSound(2);
                store_.removeLeftovers();
                requireSound(2);
                store_.commit(SmallCheckpoint(3, floats_));
                requireSound(3);
                REQUIRE_FALSE(hasTemporaries());
            }
        }
        return points;
    }

    /// Everything that bears a checkpoint's name is intact and holds its own step's numbers, and the newest is at least `atLeast`.
    void requireSound(std::int64_t atLeast) const {
        for (const CheckpointEntry& entry : store_.list()) {
            REQUIRE(verifyCheckpoint(entry.path).problem == "");
            REQUIRE(SafetensorsFile(entry.path / "model.safetensors").readFloats("context_encoder.norm.weight").back() ==
                    static_cast<float>(entry.step));
        }
        REQUIRE(store_.list().size() >= 3);
        REQUIRE(store_.newestVerified()->step >= atLeast);
    }

    bool hasTemporaries() const {
        const auto hidden = [](const fs::directory_entry& entry) { return entry.path().filename().string().starts_with('.'); };
        return std::any_of(fs::directory_iterator(folder_.path() / "store"), {}, hidden);
    }

private:
    FastFolder folder_;
    std::size_t floats_;
    CheckpointStore store_;
};

}  // namespace

TEST_CASE("a commit that is killed before or after any of its system calls leaves a sound store, and the next commit completes") {
    if (!tracingWorks()) {
        return;
    }
    Trial trial;
    for (const std::int64_t step : {3, 2}) {  // a new step, which also prunes step 1; and one that exists already
        const int calls = trial.commit(step, {}).calls;
        REQUIRE(calls > 40);
        const int points = trial.killAtEachCall(step, calls, {Kind::killBefore, Kind::killAfter});
        std::cout << "commit of step " << step << ": killed at " << points << " points around " << calls << " calls\n";
        CHECK(points == 2 * calls);
    }
}

TEST_CASE("the same of a commit that hashes beside the writing and has the disk begin early") {
    if (!tracingWorks()) {
        return;
    }
    Trial trial(1'100'000);  // what is killed before a call was killed after the one before
    const int calls = trial.commit(3, {}).calls;
    const int points = trial.killAtEachCall(3, calls, {Kind::killBefore});
    std::cout << "commit of 9 MB: killed before each of " << calls << " calls\n";
    CHECK(points == calls);
}

TEST_CASE("a commit in which any system call fails says so or succeeds, and leaves a sound store") {
    if (!tracingWorks()) {
        return;
    }
    Trial trial;
    const int calls = trial.commit(3, {}).calls;
    int refusals = 0;
    for (const int reason : {EIO, ENOSPC, EMFILE}) {
        for (const bool forever : {false, true}) {
            for (int call = 1; call <= calls; ++call) {
                CAPTURE(reason);
                CAPTURE(forever);
                CAPTURE(call);
                const TracedEnd end = trial.commit(3, {Kind::fail, call, reason, forever});
                REQUIRE((end.exitCode == committed || end.exitCode == refused));
                refusals += end.exitCode == refused ? 1 : 0;
                trial.requireSound(end.exitCode == committed ? 3 : 2);
                trial.store().removeLeftovers();
                REQUIRE_FALSE(trial.hasTemporaries());
                trial.requireSound(end.exitCode == committed ? 3 : 2);
            }
        }
    }
    std::cout << refusals << " of " << 6 * calls << " failing calls made the commit refuse\n";
    CHECK(refusals > calls);
}

TEST_CASE("a call that is interrupted is made again") {
    if (!tracingWorks()) {
        return;
    }
    Trial trial;
    const int calls = trial.commit(3, {}).calls;
    int completed = 0;
    for (int call = 1; call <= calls; ++call) {
        const TracedEnd end = trial.commit(3, {Kind::fail, call, EINTR, false});
        completed += end.exitCode == committed ? 1 : 0;
        trial.requireSound(end.exitCode == committed ? 3 : 2);
    }
    std::cout << completed << " of " << calls << " interrupted calls went unnoticed\n";
    CHECK(completed > calls / 3);
}
