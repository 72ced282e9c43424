// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "app/workbench/run_history.h"
#include "app/workbench/run_session.h"
#include "engine/config/run_config.h"
#include "engine/runs/run_directory.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ajepa {

class CollapseNotice;
class ElidedLabel;
class LogPanel;
class Notice;
class RecordWatch;
class RunCurves;
class RunProgress;
class StateBadge;

/// Which verbs a state allows; what the buttons of the monitor follow.
struct RunVerbs {
    bool pause = false, resume = false, stop = false, checkpoint = false, proceed = false;
};
/// `live`: this window trains it. `proceed` is continuing a run that ended or was interrupted before its last step.
RunVerbs verbsFor(RunState state, bool live, bool interrupted, bool unfinished);

/// Seconds that are left, smallest and largest of what the last reports' speeds come to; nothing without a report.
struct TimeLeft {
    double least = 0, most = 0;
};
std::optional<TimeLeft> timeLeft(const std::vector<StepMetrics>& reports, std::int64_t steps, int batchSize);

/// The centre of the Train page: one run's state, key figure, curves and log; live or from disk.
class RunMonitor final : public QWidget {
    Q_OBJECT

public:
    explicit RunMonitor(QWidget* parent = nullptr);

    /// Follows a run of this window.
    void follow(RunSession& run);
    /// Shows a run as read from disk.
    void showPast(const RunSummary& run, const RunHistory& history, const RunConfig& config);
    const std::filesystem::path& path() const { return path_; }

Q_SIGNALS:
    void proceedWanted(const std::filesystem::path& run);
    /// Back to the checkpoint of that step, from before a collapse.
    void rewindWanted(const std::filesystem::path& run, std::int64_t step, const ajepa::RunConfig& config);

private:
    QWidget* buildHead();
    QWidget* buildVerbs();
    /// Under the verbs: what the user must know.
    void addNotices(QVBoxLayout& layout);
    void reset(const std::filesystem::path& path, const RunConfig& config);
    void showHistory(const RunHistory& history);
    void showLive();
    void showPending(RunSession::Pending pending);
    void showState(RunState state, bool live, bool interrupted, bool unfinished);
    /// `step`: how far the run is, which a pause may leave between two reports.
    void showFigures(const RunHistory& history, std::int64_t step, bool moving);
    QString timeLeftSpread(const std::vector<StepMetrics>& reports, const StepMetrics& last) const;
    void showUnsaved();

    std::filesystem::path path_;
    QPointer<RunSession> run_;
    RunConfig config_;
    std::int64_t steps_ = 0;
    StateBadge* badge_ = nullptr;
    ElidedLabel* name_ = nullptr;
    QLabel* figure_ = nullptr;
    QLabel* figureName_ = nullptr;
    ElidedLabel* course_ = nullptr;
    RunProgress* bar_ = nullptr;
    RecordWatch* watch_;
    CollapseNotice* collapse_;
    RunCurves* curves_;
    Notice* failure_;
    Notice* unsaved_;  ///< no checkpoint can be written
    Notice* record_;   ///< the curves stay behind
    QPushButton* pause_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* checkpoint_ = nullptr;
    QPushButton* proceed_ = nullptr;
    LogPanel* log_ = nullptr;
};

}  // namespace ajepa
