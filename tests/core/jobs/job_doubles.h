// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <latch>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/jobs/job_runner.h"

namespace ajepa::test {

/// A job that runs a function.
class FunctionJob final : public Job {
public:
    explicit FunctionJob(std::function<End(JobContext&)> body) : body_(std::move(body)) {}
    End run(JobContext& context) override { return body_(context); }

private:
    std::function<End(JobContext&)> body_;
};

inline std::unique_ptr<Job> makeJob(std::function<Job::End(JobContext&)> body) {
    return std::make_unique<FunctionJob>(std::move(body));
}

/// A job that counts steps until it is stopped, and saves when asked.
inline std::unique_ptr<Job> countingJob() {
    return makeJob([](JobContext& context) {
        context.enter(RunState::running);
        for (std::int64_t step = 0; context.proceed(step);) {
            if (context.control.takeCheckpointRequest()) {
                context.report(CheckpointSaved{step, "", 0});
                continue;
            }
            context.report(StepMetrics{.step = ++step});
        }
        context.enter(RunState::stopping, context.lastStep);
        return Job::End::stopped;
    });
}

/// Keeps everything and lets a test wait for it.
class Recorder final : public RunObserver {
public:
    void onStep(const StepMetrics& metrics) override {
        const std::lock_guard lock(mutex_);
        step_ = metrics.step;
        changed_.notify_all();
    }
    void onEvent(const RunEvent& event) override {
        const std::lock_guard lock(mutex_);
        events_.push_back(event);
        changed_.notify_all();
    }

    std::int64_t step() const {
        const std::lock_guard lock(mutex_);
        return step_;
    }
    void waitForStep(std::int64_t step) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return step_ >= step; });
    }
    /// Until `count` events of this type came.
    template <typename Event>
    void waitFor(std::size_t count = 1) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return collect<Event>().size() >= count; });
    }
    void waitForState(RunState state) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            const auto states = collect<StateChanged>();
            return !states.empty() && states.back().state == state;
        });
    }
    template <typename Event>
    std::vector<Event> all() const {
        const std::lock_guard lock(mutex_);
        return collect<Event>();
    }
    std::vector<RunState> states() const {
        std::vector<RunState> states;
        for (const StateChanged& changed : all<StateChanged>()) {
            states.push_back(changed.state);
        }
        return states;
    }

private:
    template <typename Event>
    std::vector<Event> collect() const {
        std::vector<Event> found;
        for (const RunEvent& event : events_) {
            if (const auto* wanted = std::get_if<Event>(&event)) {
                found.push_back(*wanted);
            }
        }
        return found;
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::int64_t step_ = 0;
    std::vector<RunEvent> events_;
};

}  // namespace ajepa::test
