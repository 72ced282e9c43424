// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/jobs/job_runner.h"

namespace ajepa {

class Session;

/// Three steps of a configuration in the engine, in a folder that is gone afterwards: how fast it would train here. One at a time.
class TrialRun final : public QObject {
    Q_OBJECT

public:
    explicit TrialRun(Session& session, QObject* parent = nullptr);
    /// Stops a trial under way.
    ~TrialRun() override;

    /// measured() or failed() follows.
    void start(const RunConfig& config, std::int64_t trainingClips);
    bool isRunning() const { return handle_.has_value() || making_; }

Q_SIGNALS:
    void measured(const ajepa::RunConfig& config, double clipsPerS);
    void failed(const QString& sentence);

private:
    class Listener;
    void submit(const std::filesystem::path& run);
    void end();

    Session& session_;
    RunConfig config_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::shared_ptr<Listener> listener_;
    std::optional<JobRunner::Handle> handle_;
    bool making_ = false;
};

}  // namespace ajepa
