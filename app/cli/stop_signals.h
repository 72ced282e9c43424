// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace ajepa::cli {

/// While it lives, the first SIGINT or SIGTERM calls `onStop` on a thread of its own; a SIGINT after it ends the process at once with 130.
/// Make it before other threads start: they inherit the blocked signals.
class StopSignals {
public:
    explicit StopSignals(std::function<void()> onStop);
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// 0, or the number of the signal that arrived.
    int signal() const { return signal_; }
    /// Exit code for what arrived: 130 or 143.
    int exitCode() const { return 128 + signal_; }

private:
    void watch();

    std::function<void()> onStop_;
    std::atomic<int> signal_ = 0;
    int signals_ = -1;
    int end_ = -1;
    std::thread watcher_;
};

}  // namespace ajepa::cli
