// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>
#include <memory>

#include "app/workbench/mask_draw.h"
#include "engine/config/run_config.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ajepa {

class ConfigRow;

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
    QLayout* buildPresets();
    void addRow(const char* field, QVBoxLayout* layout);
    void takePreset(const char* name);
    /// Windows that let all patches meet (method.md 1.9): both axes shifted, every fourth layer global.
    void connectWindows();
    void changed();
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
