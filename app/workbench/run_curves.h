// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "app/workbench/run_history.h"
#include "engine/config/run_config.h"

class QComboBox;
class QGridLayout;

namespace ajepa {

class MetricPlot;
class MetricTile;

/// The curves of a run: its loss, and a tile for each other figure.
class RunCurves final : public QWidget {
    Q_OBJECT

public:
    explicit RunCurves(QWidget* parent = nullptr);

    /// Empties the curves for another run.
    void begin(const RunConfig& config);
    /// Draws what is new since the last call.
    void append(const RunHistory& history);

private:
    struct Figure {
        MetricTile* tile;
        std::function<double(const StepMetrics&)> read;
        std::optional<Task> only{};  ///< none: of every run
    };
    struct HealthFigure {
        MetricTile* tile;
        std::function<std::optional<double>(const HealthFigures&)> read;
        std::optional<Task> only{};
    };

    QWidget* buildAxis();
    QWidget* buildTiles();
    void arrangeTiles();
    void measureSteps(const RunHistory& history);
    void showMoments(const RunHistory& history);

    RunConfig config_;
    std::int64_t lastStep_ = -1;
    std::int64_t lastHealth_ = -1;
    double epochsPerStep_ = 0;
    QComboBox* axis_ = nullptr;
    QGridLayout* tiles_ = nullptr;
    MetricPlot* loss_;
    std::vector<Figure> figures_;
    std::vector<HealthFigure> healthFigures_;
};

}  // namespace ajepa
