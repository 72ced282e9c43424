// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/job_runner.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/jobs/job_outcome.h"

namespace ajepa {

struct JobRunner::Handle::Shared {
    RunControl control;
    std::atomic<RunState> state = RunState::queued;
    std::atomic<bool> done = false;
};

RunControl& JobRunner::Handle::control() const {
    return shared_->control;
}

RunState JobRunner::Handle::state() const {
    return shared_->state;
}

void JobRunner::Handle::wait() const {
    shared_->done.wait(false);
}

namespace {

/// Last in a job's list of observers: what the handle shows is what all others were told.
class StateWatch final : public RunObserver {
public:
    explicit StateWatch(std::atomic<RunState>& state) : state_(state) {}
    void onStep(const StepMetrics& /*metrics*/) override {}
    void onEvent(const RunEvent& event) override {
        if (const auto* changed = std::get_if<StateChanged>(&event)) {
            state_ = changed->state;
        }
    }

private:
    std::atomic<RunState>& state_;
};

/// A request has nobody to report to: what it throws is told on stderr, and the engine thread lives on.
void serve(const std::function<void()>& request) noexcept {
    try {
        request();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "a request to the engine failed: %s\n", error.what());
    } catch (...) {
        std::fputs("a request to the engine failed\n", stderr);
    }
}

}  // namespace

struct JobRunner::Impl {
    struct Submission {
        std::unique_ptr<Job> job;
        std::vector<std::shared_ptr<RunObserver>> observers;
        std::shared_ptr<Handle::Shared> shared;
        std::uint64_t after = 0;  ///< requests that were posted before it: it overtakes none of them
    };

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Submission> jobs;
    std::deque<std::function<void()>> requests;
    std::uint64_t posted = 0, served = 0;  ///< requests
    std::shared_ptr<Handle::Shared> current;
    bool closing = false;
    std::thread thread;

    void loop();
    void serveRequests();
    void runNext(std::unique_lock<std::mutex>& lock);
    void run(Submission submission);
};

void JobRunner::Impl::loop() {
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [this] { return closing || !jobs.empty() || !requests.empty(); });
        if (requests.empty() && jobs.empty()) {
            return;
        }
        if (!requests.empty()) {
            lock.unlock();
            serveRequests();
            lock.lock();
        }
        // Not only when nothing is posted any more: work in slices posts itself again and again, and a job goes on between them.
        if (!jobs.empty() && served >= jobs.front().after) {
            runNext(lock);
        }
    }
}

/// Serves what is there now; what the requests post themselves waits for the next safe point, so that a job always goes on.
void JobRunner::Impl::serveRequests() {
    std::deque<std::function<void()>> batch;
    {
        const std::lock_guard lock(mutex);
        batch.swap(requests);
    }
    const std::size_t count = batch.size();
    for (; !batch.empty(); batch.pop_front()) {
        serve(batch.front());
    }
    const std::lock_guard lock(mutex);
    served += count;
}

void JobRunner::Impl::runNext(std::unique_lock<std::mutex>& lock) {
    Submission next = std::move(jobs.front());
    jobs.pop_front();
    current = next.shared;
    if (closing) {
        current->control.stop();
    }
    lock.unlock();
    run(std::move(next));
    lock.lock();
    current.reset();
}

void JobRunner::Impl::run(Submission submission) {
    Handle::Shared& shared = *submission.shared;
    submission.observers.push_back(std::make_shared<StateWatch>(shared.state));
    {
        JobContext context{shared.control, std::move(submission.observers), [this] { serveRequests(); }};
        JobOutcome outcome{RunState::stopped, {}};
        if (!shared.control.stopRequested()) {
            outcome = executeJob(*submission.job, context);
        }
        submission.job.reset();
        reportOutcome(context, outcome);
    }
    shared.done = true;
    shared.done.notify_all();
}

JobRunner::JobRunner() : impl_(std::make_unique<Impl>()) {
    impl_->thread = std::thread([impl = impl_.get()] { impl->loop(); });
}

JobRunner::~JobRunner() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->closing = true;
        if (impl_->current) {
            impl_->current->control.stop();
        }
    }
    impl_->changed.notify_all();
    impl_->thread.join();
}

JobRunner::Handle JobRunner::submit(std::unique_ptr<Job> job, std::vector<std::shared_ptr<RunObserver>> observers) {
    Handle handle;
    handle.shared_ = std::make_shared<Handle::Shared>();
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->jobs.push_back({std::move(job), std::move(observers), handle.shared_, impl_->posted});
    }
    impl_->changed.notify_all();
    return handle;
}

void JobRunner::post(std::function<void()> request) {
    std::shared_ptr<Handle::Shared> running;
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->closing) {
            return;
        }
        impl_->requests.push_back(std::move(request));
        ++impl_->posted;
        running = impl_->current;
    }
    impl_->changed.notify_all();
    if (running) {
        running->control.nudge();
    }
}

}  // namespace ajepa
