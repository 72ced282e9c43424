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

    /// Submits the training.
    void start();
    /// The same, in a process of its own that outlives this window.
    void startInWorker();
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
    /// The last step the run knows of.
    std::int64_t step() const;

    void pause();
    void resume();
    void stop();
    void checkpointNow();
    /// Lets a run that outlives the window go on unwatched.
    void leave();

Q_SIGNALS:
    /// State or pending verb.
    void stateChanged();
    /// After each drain; `log` holds the new lines.
    void updated(const std::vector<ajepa::LogLine>& log);

private:
    struct WakeGate;
    enum class Place { engine, worker, elsewhere };

    void armTimer();
    void drain();
    void take(const RunEvent& event, std::vector<LogLine>& log);
    void ask(Pending verb);

    EngineThread& engine_;
    std::filesystem::path path_;
    RunConfig config_;
    RunHistory history_;
    RunState state_ = RunState::queued;
    Pending pending_ = Pending::none;
    std::optional<Progress> progress_;
    std::optional<RunFailed> failure_;
    std::shared_ptr<WakeGate> gate_;
    std::shared_ptr<RunMailbox> mailbox_;
    std::optional<JobRunner::Handle> handle_;
    QTimer timer_;
    Place place_ = Place::engine;
    std::unique_ptr<JobRunner> follower_;  ///< of a followed run
};

/// "pausing…" and the like; empty for none.
QString pendingText(RunSession::Pending pending);

}  // namespace ajepa
