// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/queue/experiment_queue.h"
#include "engine/runs/file_lock.h"

namespace ajepa {

/// A queue as it stands on disk.
struct QueueContent {
    ExperimentQueue queue;
    std::string notice;  ///< one sentence if a damaged file was found and set aside; empty otherwise
};

/// The file `queue.json` of a runs folder. Each change is made under a lock on what the file holds by then and replaces it atomically, so that several windows
/// and a cut of power lose nothing. A damaged file is renamed, never overwritten. For a worker thread. All throw Error(storage), or Error(request) for the
/// file of a newer version, which is left as it is.
class QueueFile {
public:
    explicit QueueFile(std::filesystem::path runsFolder);

    const std::filesystem::path& path() const { return path_; }
    /// The queue; an empty one if there is no file.
    QueueContent read() const;
    using Change = std::function<void(ExperimentQueue&)>;
    /// Applies `change` to what the file holds, writes it if it became another, and returns it.
    QueueContent edit(const Change& change) const;

    /// The right to work through the queue, held by one window at a time and given back with the object, however its process ends. nullptr if another has it.
    std::unique_ptr<FileLock> workRight() const;
    /// Whether some window works through the queue.
    bool isWorkedThrough() const;

    /// Judges the running entries by their run folders: one whose process trains on stays, one that ended is settled, one that never began waits again.
    /// Only for the holder of the work right, which knows that nobody else will settle them.
    QueueContent settleLeftBehind() const;

private:
    QueueContent readLocked() const;
    std::unique_ptr<FileLock> lock() const;

    std::filesystem::path folder_;
    std::filesystem::path path_;
};

}  // namespace ajepa
