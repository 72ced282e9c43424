// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>
#include <vector>

#include "app/workbench/run_history.h"
#include "app/workbench/run_session.h"
#include "engine/config/run_config.h"
#include "engine/runs/run_directory.h"

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ajepa {

class ElidedLabel;
class LogView;
class MetricPlot;
class MetricTile;
class StateBadge;

/// Which verbs a state allows; what the buttons of the monitor follow.
struct RunVerbs {
    bool pause = false, resume = false, stop = false, checkpoint = false, proceed = false;
};
/// `live`: this window trains it. `proceed` is continuing a run that ended or was interrupted before its last step.
RunVerbs verbsFor(RunState state, bool live, bool interrupted, bool unfinished);

/// The centre of the Train page: one run's state, key figure, curves and log; live or from disk.
class RunMonitor final : public QWidget {
    Q_OBJECT

public:
    explicit RunMonitor(QWidget* parent = nullptr);

    /// Follows a run of this window.
    void follow(RunSession& run);
    /// Shows a run as read from disk.
    void showPast(const RunSummary& run, const RunHistory& history);
    const std::filesystem::path& path() const { return path_; }

Q_SIGNALS:
    void proceedWanted(const std::filesystem::path& run);

private:
    struct Figure {
        MetricTile* tile;
        std::function<double(const StepMetrics&)> read;
    };
    struct HealthFigure {
        MetricTile* tile;
        std::function<double(const HealthFigures&)> read;
    };

    QWidget* buildHead();
    QWidget* buildVerbs();
    QWidget* buildFailure();
    QWidget* buildTiles();
    void reset(const std::filesystem::path& path, const RunConfig* config, std::int64_t steps);
    void appendSince(const RunHistory& history);
    void showLive();
    void showPending(RunSession::Pending pending);
    void showState(RunState state, bool live, bool interrupted, bool unfinished);
    void showFigures(const RunHistory& history, bool moving);
    void showFailure(const QString& sentence);

    std::filesystem::path path_;
    QPointer<RunSession> run_;
    std::int64_t steps_ = 0;
    std::int64_t lastStep_ = -1;
    std::int64_t lastHealth_ = -1;
    StateBadge* badge_ = nullptr;
    ElidedLabel* name_ = nullptr;
    QLabel* figure_ = nullptr;
    QLabel* figureName_ = nullptr;
    ElidedLabel* course_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* pause_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* checkpoint_ = nullptr;
    QPushButton* proceed_ = nullptr;
    QFrame* failure_ = nullptr;
    QLabel* failureText_ = nullptr;
    MetricPlot* loss_ = nullptr;
    std::vector<Figure> figures_;
    std::vector<HealthFigure> healthFigures_;
    LogView* log_ = nullptr;
};

}  // namespace ajepa
