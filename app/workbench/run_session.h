// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/workbench/run_history.h"
#include "engine/config/run_config.h"
#include "engine/jobs/job_runner.h"
#include "engine/jobs/run_mailbox.h"
#include "engine/jobs/sleep_watch.h"
#include "engine/jobs/stall_watch.h"
#include "engine/jobs/worker_end.h"

namespace ajepa {

class EngineThread;

/// One live run as the window sees it: the state that the engine reported, its figures, and the four verbs. The engine fills a mailbox; the mailbox wakes this
/// object once, a 50 ms timer follows, and one drain becomes one updated().
class RunSession final : public QObject {
    Q_OBJECT

public:
    /// What was asked for and not yet reported.
    enum class Pending { none, pause, resume, stop, checkpoint };

    RunSession(EngineThread& engine, std::filesystem::path run, RunConfig config, RunHistory history = {}, QObject* parent = nullptr);
    /// Asks the job to stop (keeping its work) and lets go; the engine thread joins by itself.
    ~RunSession() override;

    /// Submits the training. `extendTo` > 0 trains to that step.
    void start(std::int64_t extendTo = 0);
    /// The same, in a process of its own that outlives this window.
    void startInWorker(std::int64_t extendTo = 0);
    /// Watches a run that another process trains. It takes no turn of the engine.
    void follow();
    /// Submits another job in its place, as tests do.
    void start(std::function<std::unique_ptr<Job>(class Engine&)> make);

    /// Whether the run goes on without this window.
    bool outlivesWindow() const { return place_ != Place::engine; }
    /// Whether somebody else started it, and this window only watches.
    bool isFollowed() const { return place_ == Place::elsewhere; }

    const std::filesystem::path& path() const { return path_; }
    const RunConfig& config() const { return config_; }
    RunState state() const { return state_; }
    Pending pending() const { return pending_; }
    const RunHistory& history() const { return history_; }
    /// The last progress of work that is not steps; none while steps are running.
    const std::optional<Progress>& progress() const { return progress_; }
    const std::optional<RunFailed>& failure() const { return failure_; }
    /// The last step that was told of, by a report or by a change of state.
    std::int64_t step() const;

    void pause();
    void resume();
    void stop();
    void checkpointNow();
    /// Lets a run that outlives the window go on unwatched.
    void leave();

    /// Looks whether the training hangs, and whether the machine slept; a timer does so every second.
    void look();
    /// The clock of that look, for tests. Never set back, and still while the machine sleeps.
    void setClock(std::function<StallWatch::Time()> clock) { clock_ = std::move(clock); }
    /// What tells that the machine slept, for tests.
    void setSleepWatch(SleepWatch watch) { sleep_ = std::move(watch); }
    /// The stall that was noticed and is not over.
    const std::optional<Stall>& stall() const { return stall_; }
    /// The user waits on: it is told again after the same time.
    void waitOn();
    /// Whether endWorker() would do something: the run trains in a process that this window started.
    bool canEndWorker() const { return place_ == Place::worker; }
    /// Ends a worker that hangs; it is continued by the rule.
    void endWorker();

Q_SIGNALS:
    /// State or pending verb.
    void stateChanged();
    /// A stall was noticed, or is over.
    void stallChanged();
    /// After each drain; `log` holds the new lines.
    void updated(const std::vector<ajepa::LogLine>& log);

private:
    struct WakeGate;
    enum class Place { engine, worker, elsewhere };

    void armTimer();
    void drain();
    void take(const RunEvent& event, std::vector<LogLine>& log);
    void ask(Pending verb);
    void setStall(std::optional<Stall> stall);

    EngineThread& engine_;
    std::filesystem::path path_;
    RunConfig config_;
    RunHistory history_;
    RunState state_ = RunState::queued;
    std::int64_t changedAt_ = 0;  ///< step of the last change of state
    Pending pending_ = Pending::none;
    std::optional<Progress> progress_;
    std::optional<RunFailed> failure_;
    std::shared_ptr<WakeGate> gate_;
    std::shared_ptr<RunMailbox> mailbox_;
    std::optional<JobRunner::Handle> handle_;
    QTimer timer_;
    QTimer stallTimer_;
    StallWatch watch_;
    SleepWatch sleep_;
    std::function<StallWatch::Time()> clock_ = std::chrono::steady_clock::now;
    std::optional<Stall> stall_;
    std::shared_ptr<WorkerEnd> workerEnd_ = std::make_shared<WorkerEnd>();
    Place place_ = Place::engine;
    std::unique_ptr<JobRunner> follower_;  ///< of a followed run
};

/// "pausing…" and the like; empty for none.
QString pendingText(RunSession::Pending pending);

}  // namespace ajepa
