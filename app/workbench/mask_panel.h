// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>
#include <memory>

#include "engine/config/run_config.h"
#include "engine/masking/mask_plan.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ajepa {

class ConfigRow;

/// The masks of one clip at one step, with what the panel says about them.
struct MaskDraw {
    MaskPlan plan;
    MaskStatistics statistics;
    double scheduled = 0;  ///< probability of time-frequency masks at this step
};

/// Right of the Masks page: strategy and parameters as live controls, and below them the figures of the draw on screen.
class MaskPanel final : public QFrame {
    Q_OBJECT

public:
    explicit MaskPanel(QWidget* parent = nullptr);

    /// The configuration that reset marks go back to, and its name ("the run a-jepa-tiny"); edits are dropped.
    void setOrigin(const RunConfig& config, const QString& name);
    const RunConfig& config() const { return config_; }
    void setSeed(std::uint64_t seed);

    void setDraw(const MaskDraw& draw);
    /// Why there are no masks.
    void setProblem(const QString& sentence);

Q_SIGNALS:
    /// A parameter changed: config() has it.
    void edited();
    /// The parameters should become those of the next run.
    void useWanted();

private:
    void buildParameters(QVBoxLayout* layout);
    QWidget* buildFigures();
    void addRow(const char* field, QVBoxLayout* layout);
    void take(ConfigRow* row);
    void refresh();

    RunConfig origin_;
    RunConfig config_;
    QHash<QString, ConfigRow*> rows_;
    QLabel* originLabel_;
    QPushButton* reset_;
    QPushButton* use_;
    QLabel* context_ = nullptr;
    QLabel* targets_ = nullptr;
    QLabel* hidden_ = nullptr;
    QLabel* drawText_ = nullptr;
};

}  // namespace ajepa
