// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

#include "app/workbench/latest_task.h"
#include "engine/masking/mask_diagnostics.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ajepa {

class BarPlot;
class CellMap;
class ElidedLabel;

/// The Diagnostics fold-out of the Masks page: draws masks over the whole training in the background and shows coverage, shares, the predictor's reach and
/// findings. Follows the configuration while it is visible.
class MaskDiagnosticsView final : public QWidget {
    Q_OBJECT

public:
    explicit MaskDiagnosticsView(QWidget* parent = nullptr);
    ~MaskDiagnosticsView() override;

    /// What to diagnose; drawn anew while visible, else when next shown.
    void setConfig(const RunConfig& config);
    /// The figures on screen; empty before the first and where no mask can exist.
    const std::optional<MaskDiagnostics>& diagnostics() const { return diagnostics_; }

Q_SIGNALS:
    /// Figures, or the sentence of why there are none, are on screen.
    void finished();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// How far the background is; shared with its threads.
    struct Progress {
        std::atomic<std::int64_t> done = 0;
        std::atomic<std::int64_t> total = 1;
        std::stop_source stop;
    };

    void buildHead(QVBoxLayout* layout);
    void buildPictures(QVBoxLayout* layout);
    void startOrStop();
    void start();
    void setBusy(bool busy);
    void showProgress();
    void showFigures();
    void showReach(const MaskFigures& figures);
    void showFindings();
    void showProblem(const QString& sentence);

    RunConfig config_;
    bool stale_ = true;
    std::optional<MaskDiagnostics> diagnostics_;
    std::shared_ptr<Progress> progress_;
    QSpinBox* draws_;
    QSpinBox* batch_;
    QPushButton* run_;
    QProgressBar* bar_;
    ElidedLabel* status_;
    CellMap* contextMap_;
    CellMap* targetMap_;
    BarPlot* context_;
    BarPlot* targets_;
    BarPlot* hidden_;
    BarPlot* reach_;
    QLabel* findings_;
    QTimer restart_;  ///< a moment of rest after the last change
    QTimer poll_;
    LatestTask task_;
};

}  // namespace ajepa
