// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/jobs/run_control.h"
#include "engine/jobs/run_events.h"

namespace ajepa {

/// What a job gets: its control and its observers, fixed at submission.
struct JobContext {
    RunControl& control;
    std::vector<std::shared_ptr<RunObserver>> observers;
    std::function<void()> serveRequests{};  ///< runs what was posted to the engine thread meanwhile; may be empty
    mutable std::int64_t lastStep = 0;      ///< the step that the job has come to, as it told: stands in the terminal state

    /// The safe point: serves requests, blocks while paused (requests are served then, too), reports paused and running. False: end now.
    bool proceed(std::int64_t step = 0);
    void report(const StepMetrics& metrics) const;
    /// Serves requests, too, after a Progress.
    void report(const RunEvent& event) const;
    /// Reports StateChanged. A job that enters running is at `step`, also where it had been further before.
    void enter(RunState state, std::int64_t step = 0, const std::string& message = {}) const;
};

/// Something to run on the engine thread: a training, an evaluation, an import. run() reports preparing/running/paused/stopping; the terminal state
/// (stopped, succeeded, failed) is reported by the JobRunner from how run() ends.
class Job {
public:
    enum class End { finished, stopped };
    virtual ~Job() = default;
    virtual End run(JobContext& context) = 0;
};

/// Runs one job on the calling thread with the catch ladder (style.md 5.7): any exception becomes RunFailed + StateChanged(failed). Returns the terminal state.
/// `last` receives the failure, if any.
RunState runJob(Job& job, JobContext& context, RunFailed* failure = nullptr);

/// The engine thread: one background thread that runs submitted jobs one at a time and, between them, short requests ("latest wins" is the caller's matter).
/// A job whose stop was asked for before its turn ends as stopped without being run. A job is destroyed on the engine thread, before its failure is reported.
/// The destructor stops the running job (keeping its work), ends queued ones as stopped, serves what was posted before, and joins; it never detaches.
class JobRunner {
public:
    /// A submitted job: its verbs, and a wait for tests.
    class Handle {
    public:
        RunControl& control() const;
        /// The state last reported.
        RunState state() const;
        /// Until the terminal state is reported and the job is gone.
        void wait() const;

    private:
        friend class JobRunner;
        struct Shared;
        std::shared_ptr<Shared> shared_;
    };

    JobRunner();
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    Handle submit(std::unique_ptr<Job> job, std::vector<std::shared_ptr<RunObserver>> observers);
    /// Runs a short request on the engine thread: at once when idle, else at the running job's next safe point. It must not throw. Longer work is cut into
    /// slices, each of which posts the next one: then a job that runs or comes takes a step between two of them. Dropped when the runner is closing.
    void post(std::function<void()> request);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ajepa
