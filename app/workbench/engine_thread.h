// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "engine/jobs/engine.h"
#include "engine/jobs/job_runner.h"

namespace ajepa {

/// The Qt side of the one engine thread: loads the engine library there after the first window is up, runs jobs, answers inspection requests between steps.
class EngineThread final : public QObject {
    Q_OBJECT

public:
    using Loader = std::function<std::unique_ptr<Engine>()>;

    explicit EngineThread(QObject* parent = nullptr) : EngineThread(loadEngine, parent) {}
    /// With another engine: tests give one that needs no library.
    explicit EngineThread(Loader loader, QObject* parent = nullptr);
    ~EngineThread() override;

    /// Starts loading; ready() or unavailable() follows. Does nothing a second time.
    void load();
    bool isReady() const { return ready_; }

    /// Runs `request` on the engine thread with the engine (between steps of a running job); dropped if the engine is not available. `request` must not touch widgets;
    /// it hands its result back with QMetaObject::invokeMethod on a QObject of the GUI thread.
    void ask(std::function<void(Engine&)> request);

    /// Submits a job made on the engine thread by `make`. Observers are called on the engine thread. Fails with a sentence if the engine is not available.
    JobRunner::Handle submit(std::function<std::unique_ptr<Job>(Engine&)> make, std::vector<std::shared_ptr<RunObserver>> observers);

    /// Submits a job that needs no engine: one that trains in another process.
    JobRunner::Handle submit(std::unique_ptr<Job> job, std::vector<std::shared_ptr<RunObserver>> observers);

Q_SIGNALS:
    void ready(const QString& torchVersion);
    void unavailable(const QString& message);

private:
    void loadHere();

    Loader loader_;
    bool asked_ = false;              ///< GUI thread
    bool ready_ = false;              ///< GUI thread
    std::string unavailable_;         ///< engine thread: why there is no engine
    std::unique_ptr<Engine> engine_;  ///< engine thread
    JobRunner runner_;                ///< last member: its destructor joins before what the thread uses goes
};

}  // namespace ajepa
