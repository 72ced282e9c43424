// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

/// Where an entry of the queue stands. One that succeeded has left the queue: its run is in the library.
enum class EntryState { waiting, running, stopped, failed };
/// "waiting" ... "failed", as in queue.json.
std::string_view entryStateId(EntryState state);
/// Throws std::invalid_argument.
EntryState entryStateFromId(std::string_view id);

/// One experiment as it was when it was queued; nothing that is edited later changes it.
struct QueueEntry {
    std::string id;        ///< never used twice
    std::string name;      ///< of the run folder, behind the date
    std::string preset;    ///< the preset its draft began with, for the command and the marks of what was changed
    std::string manifest;  ///< fingerprint of the corpus; empty if unknown
    RunConfig config;
    EntryState state = EntryState::waiting;
    std::string run;      ///< name of its run folder once it has one
    std::string message;  ///< why it stopped or failed
};

/// A waiting entry with a fresh id.
QueueEntry queueEntry(std::string name, std::string preset, const RunConfig& config, std::string manifest = {});

/// The experiments of a runs folder in the order in which they start. A plain value: no file, no thread (queue_file.h keeps it).
class ExperimentQueue {
public:
    /// An entry that was taken out, with the place it had: what undo puts back.
    struct Removed {
        std::size_t place = 0;
        QueueEntry entry;
    };
    enum class Outcome { succeeded, stopped, failed };

    const std::vector<QueueEntry>& entries() const { return entries_; }
    const QueueEntry* find(const std::string& id) const;
    std::size_t waiting() const;
    /// The one that trains; nullptr if none.
    const QueueEntry* running() const;

    bool isPaused() const { return paused_; }
    /// Why the queue paused itself; empty if a person paused it.
    const std::string& pauseReason() const { return pauseReason_; }
    bool continuesAfterFailure() const { return continuesAfterFailure_; }
    void pause(std::string reason = {});
    void proceed();
    void setContinuesAfterFailure(bool continues) { continuesAfterFailure_ = continues; }

    /// Behind all others.
    void add(std::vector<QueueEntry> entries);
    /// Before all that wait.
    void addFirst(QueueEntry entry);
    /// Takes entries out and says where they stood. What trains stays.
    std::vector<Removed> remove(const std::vector<std::string>& ids);
    /// Puts back what remove() took out, each at its old place or as near as there is one.
    void restore(std::vector<Removed> removed);
    /// Moves entries, in the order they have, so that the first of them stands before the one that is at `place` now; entries().size() is the end.
    void move(const std::vector<std::string>& ids, std::size_t place);
    /// Stopped and failed ones wait again, behind the others. One with a run folder goes on from that run's newest checkpoint. Returns how many.
    std::size_t enqueueAgain(const std::vector<std::string>& ids);

    /// Marks the first waiting entry as running and returns it; nothing while the queue is paused or one trains.
    std::optional<QueueEntry> claim();
    /// The run folder of an entry that was claimed.
    void setRun(const std::string& id, std::string run);
    /// An entry whose run was never made waits again, at its place.
    void unclaim(const std::string& id);
    /// How a running entry ended: succeeded leaves the queue; a failure pauses the queue unless it goes on after failures.
    void settle(const std::string& id, Outcome outcome, const std::string& message = {});

private:
    friend ExperimentQueue queueFromText(std::string_view text);
    std::vector<QueueEntry>::iterator at(const std::string& id);

    std::vector<QueueEntry> entries_;
    bool paused_ = false;
    std::string pauseReason_;
    bool continuesAfterFailure_ = true;
};

}  // namespace ajepa
