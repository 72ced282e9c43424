// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/left_behind.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_lock.h"
#include "engine/runs/run_records.h"

namespace ajepa {
namespace {

using Outcome = ExperimentQueue::Outcome;

std::string diedAt(std::int64_t step) {
    return "Its process ended at step " + std::to_string(step) + " without saying why.";
}

/// The record's step is that of the last checkpoint or change of state; the metrics know later ones.
std::int64_t lastStepOf(const RunDirectory& run, std::int64_t recorded) {
    const auto last = lastMetrics(run.path() / "metrics.jsonl");
    return last ? std::max(last->step, recorded) : recorded;
}

void settleByRecord(ExperimentQueue& queue, const QueueEntry& entry, const RunDirectory& run) {
    const RunDirectory::StateRecord record = run.state();
    if (record.interrupted) {
        queue.settle(entry.id, Outcome::failed, diedAt(lastStepOf(run, record.step)));
    } else if (record.state == RunState::succeeded) {
        queue.settle(entry.id, Outcome::succeeded);
    } else if (record.state == RunState::queued) {
        queue.unclaim(entry.id);
    } else {
        queue.settle(entry.id, record.state == RunState::stopped ? Outcome::stopped : Outcome::failed, record.message);
    }
}

void settleOne(ExperimentQueue& queue, const QueueEntry& entry, const std::filesystem::path& run) {
    try {
        if (!isLocked(run)) {
            settleByRecord(queue, entry, RunDirectory::open(run));
        }
    } catch (const Error& error) {
        queue.settle(entry.id, Outcome::failed, error.what());
    }
}

}  // namespace

void settleLeftBehind(ExperimentQueue& queue, const std::filesystem::path& runsFolder) {
    const std::vector<QueueEntry> entries = queue.entries();
    for (const QueueEntry& entry : entries) {
        if (entry.state == EntryState::running && entry.run.empty()) {
            queue.unclaim(entry.id);
        } else if (entry.state == EntryState::running) {
            settleOne(queue, entry, runsFolder / entry.run);
        }
    }
}

}  // namespace ajepa
