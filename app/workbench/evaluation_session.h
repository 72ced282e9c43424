// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/evaluation/evaluation.h"

namespace ajepa {

class EngineThread;

/// What runs are measured by.
struct EvaluationPlan {
    std::string corpus;  ///< folder or "demo…"; empty: the corpus of each run
    std::vector<Protocol> protocols{Protocol::knn};
    std::vector<EncoderChoice> encoders{EncoderChoice::target};
    Pooling pooling{};
    std::vector<Baseline> baselines;
};

/// Measures runs one after the other on the engine thread, between the steps of what trains there; each result goes into its run's folder `evaluations`, as
/// `ajepa evaluate` leaves it.
class EvaluationSession final : public QObject {
    Q_OBJECT

public:
    explicit EvaluationSession(EngineThread& engine, QObject* parent = nullptr);
    ~EvaluationSession() override;

    /// Puts the newest checkpoints of runs behind what is being measured.
    void measure(const std::vector<std::filesystem::path>& runs, const EvaluationPlan& plan);
    /// Ends what is being measured, and forgets what waits.
    void stop();
    bool isBusy() const { return measuring_; }

Q_SIGNALS:
    /// "a-jepa-tiny-demo: knn, clip 120 of 320 · 3 of 9", a few times a second.
    void progressed(const QString& sentence);
    void measured(const std::filesystem::path& run);
    void failed(const QString& sentence);
    /// Nothing waits any more; how many of how many were measured since the last time.
    void ended(int measured, int asked);

private:
    struct Task {
        std::filesystem::path run;
        EvaluationPlan plan;
        Protocol protocol;
    };
    struct Progress;

    void next();
    void show();
    void finish(const Task& task, const QString& error);

    EngineThread& engine_;
    std::deque<Task> waiting_;
    Task current_;
    std::shared_ptr<Progress> progress_;  ///< written by the engine thread
    std::stop_source stop_;
    QTimer look_;
    bool measuring_ = false;
    int asked_ = 0, done_ = 0, measured_ = 0;
};

}  // namespace ajepa
