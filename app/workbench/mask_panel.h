// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ajepa {

class ConfigRow;
class MaskDrawView;
class MaskSettings;
struct RunConfig;

/// Right of the Masks page: strategy and parameters of the chosen setting as live controls, and below them the figures of its draw.
class MaskPanel final : public QFrame {
    Q_OBJECT

public:
    explicit MaskPanel(MaskSettings& settings, QWidget* parent = nullptr);

    /// What the settings came from: "the run a-jepa-tiny".
    void setOriginName(const QString& name);
    MaskDrawView& drawView() { return *draw_; }

Q_SIGNALS:
    /// The parameters should become those of the next run.
    void useWanted();

private:
    void buildParameters(QVBoxLayout* layout);
    QLayout* buildPresets();
    QLayout* buildButtons();
    void addRow(const char* field, QVBoxLayout* layout);
    void takePreset(const char* name);
    /// Windows that let all patches meet (method.md 1.9): both axes shifted, every fourth layer global.
    void connectWindows();
    /// Values that did not come from a control become those of the chosen setting, and all controls take them.
    void replace(const RunConfig& config);
    void take(ConfigRow* row);
    void put(ConfigRow* row, const RunConfig& config);
    void showValues();
    void refresh();

    MaskSettings& settings_;
    QHash<QString, ConfigRow*> rows_;
    QLabel* originLabel_;
    QPushButton* reset_;
    QPushButton* use_;
    MaskDrawView* draw_;
};

}  // namespace ajepa
