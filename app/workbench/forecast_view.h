// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "app/workbench/latest_task.h"
#include "engine/config/config_check.h"
#include "engine/forecast/disk_forecast.h"
#include "engine/forecast/past_speed.h"

class QLabel;
class QPushButton;

namespace ajepa {

class Session;
class TrialRun;

/// What the draft would take: time, memory, disk in one line, and on request where each figure comes from. What no past run tells, three steps can.
class ForecastView final : public QWidget {
    Q_OBJECT

public:
    explicit ForecastView(Session& session, QWidget* parent = nullptr);

    /// Looks at a draft, away from the window; looked() follows unless another draft comes first.
    void look(const RunConfig& config, const MachineInfo& machine);
    /// Whether the engine has other work, so that no trial can be made.
    void setBusy(bool busy);
    /// The line, for tests.
    QString text() const;
    QString reasons() const;

Q_SIGNALS:
    /// What cannot fit, beside what check() says.
    void looked(const std::vector<ajepa::ConfigIssue>& issues);

private:
    /// What a look found.
    struct Found {
        std::optional<PastSpeed> speed;
        std::optional<DiskForecast> disk;
        std::int64_t clips = 0;  ///< that train
    };

    void show(const Found& found);
    QString timeText(const Found& found) const;
    QString timeReason(const Found& found) const;
    QString memoryReason() const;
    QString diskReason(const DiskForecast& disk) const;
    void measure();
    void showMeasure();

    Session& session_;
    TrialRun* trial_;
    LatestTask looking_;
    RunConfig config_;
    MachineInfo machine_;
    Found found_;
    std::optional<RunConfig> measuredConfig_;  ///< of the last trial
    double measuredSpeed_ = 0;
    bool busy_ = false;
    QLabel* line_;
    QLabel* reasons_;
    QPushButton* why_;
    QPushButton* measure_;
};

}  // namespace ajepa
