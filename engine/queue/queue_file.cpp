// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/queue_file.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>

#include "engine/base/error.h"
#include "engine/queue/holder_patience.h"
#include "engine/queue/left_behind.h"
#include "engine/queue/queue_text.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr auto longestHolding = std::chrono::seconds(10);  ///< a slow disk takes a second or two for a change
constexpr auto betweenTries = std::chrono::milliseconds(5);
constexpr const char* editLock = ".queue.lock";
constexpr const char* workLock = ".queue-work.lock";

void createFolder(const fs::path& folder) {
    std::error_code reason;
    fs::create_directories(folder, reason);
    if (reason) {
        throw storageError("cannot create the folder", folder, reason.value());
    }
}

/// When the lock was last taken; the same for a file that is gone.
fs::file_time_type stampOf(const fs::path& path) {
    std::error_code ignored;
    return fs::last_write_time(path, ignored);
}

/// queue.json -> queue.damaged-2026-11-24T195723.123Z.json, beside it. Some file systems take no colon.
std::string setAside(const fs::path& path, const std::string& reason) {
    std::string stamp = utcNow();
    std::erase(stamp, ':');
    const fs::path target = path.parent_path() / ("queue.damaged-" + stamp + ".json");
    if (std::rename(path.c_str(), target.c_str()) != 0) {
        throw storageError("cannot set aside", path, errno);
    }
    return "The queue of " + path.parent_path().string() + " was damaged and is kept as " + target.filename().string() +
           "; an empty one takes its place. " + reason;
}

}  // namespace

QueueFile::QueueFile(fs::path runsFolder) : folder_(std::move(runsFolder)), path_(folder_ / "queue.json") {}

/// Another window holds it until its change is durable; one that holds it for longer than any disk takes hangs.
std::unique_ptr<FileLock> QueueFile::lock() const {
    createFolder(folder_);
    const fs::path path = folder_ / editLock;
    HolderPatience patience(longestHolding, stampOf(path), HolderPatience::Clock::now());
    do {
        if (auto taken = FileLock::tryToTake(path)) {
            return taken;
        }
        std::this_thread::sleep_for(betweenTries);
    } while (!patience.isSpent(stampOf(path), HolderPatience::Clock::now()));
    return std::make_unique<FileLock>(path, "the queue of " + folder_.string(), "end that process, and try again");
}

QueueContent QueueFile::readLocked() const {
    std::error_code ignored;
    if (!fs::exists(path_, ignored)) {
        return {};
    }
    const std::string text = readTextFile(path_);
    try {
        return {queueFromText(text), {}};
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::request) {
            throw;
        }
        return {{}, setAside(path_, error.what())};
    }
}

QueueContent QueueFile::read() const {
    std::error_code ignored;
    if (!fs::exists(path_, ignored)) {
        return {};
    }
    try {
        return {queueFromText(readTextFile(path_)), {}};
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::request) {
            throw;
        }
    }
    const auto held = lock();
    return readLocked();
}

QueueContent QueueFile::edit(const Change& change) const {
    const auto held = lock();
    QueueContent content = readLocked();
    const std::string before = queueText(content.queue);
    change(content.queue);
    if (const std::string after = queueText(content.queue); after != before) {
        durableReplace(path_, after);
    }
    return content;
}

std::unique_ptr<FileLock> QueueFile::workRight() const {
    createFolder(folder_);
    return FileLock::tryToTake(folder_ / workLock);
}

bool QueueFile::isWorkedThrough() const {
    return isFileLocked(folder_ / workLock);
}

QueueContent QueueFile::settleLeftBehind() const {
    return edit([this](ExperimentQueue& queue) { ajepa::settleLeftBehind(queue, folder_); });
}

}  // namespace ajepa
