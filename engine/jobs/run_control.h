// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace ajepa {

/// The four verbs that go down to a job: pause, resume, stop, checkpoint now. Thread-safe; the job calls proceed() at every safe point.
class RunControl {
public:
    void pause();
    void resume();
    /// Finish the step, write a checkpoint (unless keep is false), end as stopped.
    void stop(bool keep = true);
    void checkpointNow();
    /// For a job that watches a run of another process: end the watching, let the run go on. Other jobs do not look at it.
    void leave() { leave_.request_stop(); }

    /// For the job: blocks while paused, wakes at once on stop, returns false when the run should end. `onPause(true)` is called when it starts
    /// to wait and `onPause(false)` when it goes on, so that the engine thread can report both states.
    bool proceed(const std::function<void(bool paused)>& onPause = {}) { return await(onPause) != Wake::stop; }
    /// Why await() came back. A nudge or a checkpoint request is told once each; the pause goes on with the next call.
    enum class Wake { goOn, nudge, checkpoint, stop };
    /// proceed() with the reason. `onPause(true)` is called once a pause, however often it is interrupted; a stop calls no `onPause(false)`.
    Wake await(const std::function<void(bool paused)>& onPause = {});
    /// Wakes a paused proceed() so that the job can serve requests; it returns true and the job calls it again.
    void nudge();
    /// True once after each checkpointNow(). While paused, proceed() also returns (true) for it, so that the job can save and wait again.
    bool takeCheckpointRequest();

    /// For a job that passes the verbs on instead of obeying them.
    bool pauseRequested() const;
    bool leaveRequested() const { return leave_.stop_requested(); }
    std::stop_token leaveToken() const { return leave_.get_token(); }
    bool stopRequested() const { return stop_.stop_requested(); }
    bool keepOnStop() const { return keep_; }
    /// For waits inside loaders and scans.
    std::stop_token stopToken() const { return stop_.get_token(); }

private:
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    bool paused_ = false;
    bool pauseTold_ = false;
    bool nudged_ = false;
    bool checkpointTold_ = true;  ///< no request is there that a paused await() has still to come back for
    std::atomic<bool> keep_ = true;
    bool checkpoint_ = false;
    std::stop_source stop_;
    std::stop_source leave_;
};

}  // namespace ajepa
