// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace ajepa {

/// The wish to end a worker that hangs: it is killed, and continued by the rule as after any other death. Given by the window, looked at by the job that watches
/// the worker. Thread-safe.
class WorkerEnd {
public:
    void request() { wanted_ = true; }
    /// True once after each request.
    bool take() { return wanted_.exchange(false); }

private:
    std::atomic<bool> wanted_ = false;
};

}  // namespace ajepa
