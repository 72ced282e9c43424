// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/left_behind.h"

#include "engine/base/error.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_lock.h"

namespace ajepa {
namespace {

using Outcome = ExperimentQueue::Outcome;

std::string diedAt(std::int64_t step) {
    return "Its process ended at step " + std::to_string(step) + " without saying why.";
}

void settleByRecord(ExperimentQueue& queue, const QueueEntry& entry, const RunDirectory::StateRecord& record) {
    if (record.interrupted) {
        queue.settle(entry.id, Outcome::failed, diedAt(record.step));
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
            settleByRecord(queue, entry, RunDirectory::open(run).state());
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
