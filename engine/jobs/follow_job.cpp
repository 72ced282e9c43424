// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/follow_job.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "engine/runs/run_lock.h"
#include "engine/runs/run_records.h"

namespace ajepa {

FollowJob::FollowJob(RunDirectory run, std::int64_t fromStep, std::chrono::milliseconds pause)
    : run_(std::move(run)),
      metrics_(run_.path()),
      health_(run_.path() / "health.jsonl"),
      lastStep_(fromStep),
      lastHealth_(fromStep),
      pause_(pause),
      verbs_(run_.path()) {}

Job::End FollowJob::run(JobContext& context) {
    while (!context.control.leaveRequested()) {
        const bool alive = isLocked(run_.path());  // asked first, so that the last look sees all that was written
        const auto begin = std::chrono::steady_clock::now();
        look(context);
        if (!alive) {
            return howItEnded();
        }
        verbs_.forward(context.control);
        const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        rest(context.control, std::max(pause_, 20 * spent));
    }
    return End::stopped;
}

void FollowJob::look(JobContext& context) {
    const RunDirectory::StateRecord record = run_.state();
    if (record.state != state_ && !isTerminal(record.state)) {
        context.enter(record.state, record.step, record.message);
    }
    state_ = record.state;
    if (isTerminal(record.state)) {
        context.lastStep = record.step;  // the last report may lie steps behind
    }
    for (const StepMetrics& metrics : metrics_.more()) {
        if (metrics.step > lastStep_) {
            context.report(metrics);
            lastStep_ = metrics.step;
        }
    }
    for (const HealthFigures& figures : healthOfText(health_.more())) {
        if (figures.step > lastHealth_) {
            context.report(RunEvent(figures));
            lastHealth_ = figures.step;
        }
    }
}

/// A verb or a leave should not wait for the next look: only time or the stop ends this, and a verb waits a quarter of a second at most.
void FollowJob::rest(const RunControl& control, std::chrono::milliseconds pause) const {
    std::mutex mutex;
    std::condition_variable_any left;
    std::unique_lock lock(mutex);
    left.wait_for(lock, control.leaveToken(), pause, [] { return false; });
}

Job::End FollowJob::howItEnded() const {
    const RunDirectory::StateRecord record = run_.state();
    if (record.state == RunState::succeeded || record.state == RunState::stopped) {
        return record.state == RunState::succeeded ? End::finished : End::stopped;
    }
    if (record.state == RunState::failed) {
        throw Error(ErrorKind::worker, record.message, run_.path().string(), "its events.jsonl has more");
    }
    throw Error(ErrorKind::worker, "The process that trained this run ended without a word at step " + std::to_string(record.step) + ".",
                run_.path().string(), "continue the run: it goes on from its newest checkpoint");
}

}  // namespace ajepa
