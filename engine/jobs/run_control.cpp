// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_control.h"

#include <utility>

namespace ajepa {

void RunControl::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void RunControl::resume() {
    {
        const std::lock_guard lock(mutex_);
        paused_ = false;
    }
    changed_.notify_all();
}

bool RunControl::pauseRequested() const {
    const std::lock_guard lock(mutex_);
    return paused_;
}

void RunControl::stop(bool keep) {
    // "Without saving" stands, whoever asks again: the destructor of the runner always asks to keep.
    if (!keep) {
        keep_ = false;
    }
    stop_.request_stop();
}

void RunControl::checkpointNow() {
    {
        const std::lock_guard lock(mutex_);
        checkpoint_ = true;
        checkpointTold_ = false;
    }
    changed_.notify_all();
}

bool RunControl::takeCheckpointRequest() {
    const std::lock_guard lock(mutex_);
    // Taken is told: a pause that comes next must not be left for this request, or the run would take a step in it.
    checkpointTold_ = true;
    return std::exchange(checkpoint_, false);
}

void RunControl::nudge() {
    {
        const std::lock_guard lock(mutex_);
        nudged_ = true;
    }
    changed_.notify_all();
}

RunControl::Wake RunControl::await(const std::function<void(bool paused)>& onPause) {
    const auto tell = [&](std::unique_lock<std::mutex>& lock, bool paused) {
        pauseTold_ = paused;
        if (onPause) {
            lock.unlock();  // an observer may use the verbs
            onPause(paused);
            lock.lock();
        }
    };
    std::unique_lock lock(mutex_);
    if (paused_ && !pauseTold_ && !stopRequested()) {
        tell(lock, true);
    }
    changed_.wait(lock, stop_.get_token(), [this] { return !paused_ || nudged_ || !checkpointTold_; });
    const bool nudged = std::exchange(nudged_, false);
    const bool checkpoint = !std::exchange(checkpointTold_, true);
    if (stopRequested()) {
        return Wake::stop;
    }
    if (paused_) {
        return checkpoint ? Wake::checkpoint : nudged ? Wake::nudge : Wake::goOn;
    }
    if (pauseTold_) {
        tell(lock, false);
    }
    return Wake::goOn;
}

}  // namespace ajepa
