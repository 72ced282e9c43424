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
    explicit EngineThread(QObject* parent = nullptr);
    ~EngineThread() override;

    /// Starts loading; ready() or unavailable() follows.
    void load();
    bool isReady() const { return ready_; }

    /// Runs `request` on the engine thread with the engine (between steps of a running job); dropped if the engine is not available. `request` must not touch widgets;
    /// it hands its result back with QMetaObject::invokeMethod on a QObject of the GUI thread.
    void ask(std::function<void(Engine&)> request);

    /// Submits a job made on the engine thread by `make`. Observers are called on the engine thread.
    JobRunner::Handle submit(std::function<std::unique_ptr<Job>(Engine&)> make, std::vector<std::shared_ptr<RunObserver>> observers);

Q_SIGNALS:
    void ready(const QString& torchVersion);
    void unavailable(const QString& message);

private:
    JobRunner runner_;
    std::unique_ptr<Engine> engine_;  ///< touched by the engine thread only
    bool ready_ = false;
};

}  // namespace ajepa
