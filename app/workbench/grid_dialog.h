// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <string>
#include <vector>

#include "app/workbench/latest_task.h"
#include "engine/config/config_check.h"
#include "engine/queue/experiment_queue.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ajepa {

/// What a grid starts from.
struct GridBase {
    RunConfig config;
    std::string name;
    std::string preset;
    std::string manifest;
    MachineInfo machine;
    std::int64_t trainingClips = 0;
};

/// Plans runs that differ in some settings and seeds: the grid as text, ready-made comparisons to put into it, and beside it every run that it would add.
class GridDialog final : public QDialog {
    Q_OBJECT

public:
    explicit GridDialog(GridBase base, QWidget* parent = nullptr);
    QPlainTextEdit& text() const { return *text_; }
    QPushButton& addButton() const { return *add_; }
    /// "6 runs", or what is wrong.
    QString verdict() const;

Q_SIGNALS:
    void addWanted(const std::vector<ajepa::QueueEntry>& entries);

private:
    /// What the text comes to.
    struct Plan {
        std::vector<QueueEntry> entries;
        std::vector<std::string> problems;  ///< of each entry, empty if it can start
    };

    QWidget* buildText();
    QWidget* buildPlan();
    void buildFoot(QBoxLayout* layout);
    void offerAblations();
    void offerSettings();
    void putIn(const QString& line);
    void work();
    void show(const Plan& plan);
    void refuse(const QString& sentence);

    GridBase base_;
    std::vector<QueueEntry> entries_;
    QComboBox* ablations_;
    QComboBox* settings_;
    QPlainTextEdit* text_;
    QListWidget* runs_;
    QLabel* verdict_;
    QPushButton* add_;
    QTimer debounce_;
    LatestTask planning_;
};

}  // namespace ajepa
