// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

class EngineThread;
class RunSession;
class Session;

/// The runs that this window started or continues, in their order. The engine takes one at a time; each is a frozen run directory, so that later edits of the
/// form change nothing.
class RunQueue final : public QObject {
    Q_OBJECT

public:
    explicit RunQueue(Session& session, QObject* parent = nullptr);
    ~RunQueue() override;

    /// Makes a run directory off the GUI thread and queues its training; started() or refused() follows.
    void start(const RunConfig& config, const std::string& name);
    /// Makes a run that goes on from a checkpoint of another one with settings of its own, and queues its training; started() or refused() follows.
    void branch(const std::filesystem::path& source, std::int64_t step, const RunConfig& config, const std::string& name);
    /// Continues a run from its newest verified checkpoint.
    void resume(const std::filesystem::path& run) { extend(run, 0); }
    /// The same, to step `to` instead of the one that was planned (0: the planned one).
    void extend(const std::filesystem::path& run, std::int64_t to);

    /// nullptr if this window does not train it.
    RunSession* find(const std::filesystem::path& run) const;
    /// The one the engine works on, nullptr if none.
    RunSession* active() const;
    /// The first run that hangs; nullptr if none does.
    RunSession* stalled() const;
    /// Whether a run is being made, waits, or trains.
    bool isBusy() const;
    /// Watches a run that another process trains; nothing happens if this window has it already.
    void follow(const std::filesystem::path& run);
    /// Whether each run that goes on would outlive this window.
    bool allOutliveWindow() const;
    /// Stops each run of this window, keeping its work; idle() follows.
    void stopAll();
    /// Lets go of those that outlive this window, and stops the others; idle() follows.
    void leaveAll();

Q_SIGNALS:
    void started(const std::filesystem::path& run);
    /// A run of another process is watched from now on.
    void followed(const std::filesystem::path& run);
    void refused(const QString& sentence);
    /// The same of a run that was to be continued.
    void notContinued(const std::filesystem::path& run, const QString& sentence);
    /// A state or a pending verb of some run.
    void changed();
    /// New figures of some run.
    void updated();
    /// A run hangs, or does no more.
    void stallChanged();
    /// The last run has ended.
    void idle();

private:
    RunSession& add(std::unique_ptr<RunSession> run);
    void train(RunSession& run, std::int64_t extendTo = 0);
    void settle();

    Session& session_;
    std::vector<std::unique_ptr<RunSession>> runs_;
    int making_ = 0;
    bool stopping_ = false;
};

}  // namespace ajepa
