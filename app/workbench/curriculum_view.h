// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workbench/latest_task.h"
#include "engine/config/run_config.h"

class QLabel;

namespace ajepa {

class CurriculumPlot;

/// The Curriculum fold-out of the Masks page: what is scheduled by each function, what the seed draws, their means and break points.
class CurriculumView final : public QWidget {
    Q_OBJECT

public:
    explicit CurriculumView(QWidget* parent = nullptr);

    void setConfig(const RunConfig& config);
    void setStep(qint64 step);
    const CurriculumPlot& plot() const { return *plot_; }

Q_SIGNALS:
    void stepChosen(qint64 step);
    /// The seed's draws are on screen.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showMeans();

    RunConfig config_;
    bool stale_ = true;
    CurriculumPlot* plot_;
    QLabel* means_;
    LatestTask task_;
};

}  // namespace ajepa
