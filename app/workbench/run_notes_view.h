// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/workbench/run_shelf.h"
#include "engine/runs/run_row.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace ajepa {

/// Tags and notes of the selected runs. Tags of several runs are those that all have; a change adds and removes in each. What was typed is written when the field
/// is left or another run is chosen, and a reading from disk never overwrites a field that is being edited.
class RunNotesView final : public QWidget {
    Q_OBJECT

public:
    explicit RunNotesView(RunShelf& shelf, QWidget* parent = nullptr);
    void setRuns(const RunRows& runs);
    void editTags();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void write();
    std::vector<std::string> commonTags() const;

    RunShelf& shelf_;
    RunRows runs_;
    QLabel* whose_;
    QLineEdit* tags_;
    QPlainTextEdit* text_;
};

}  // namespace ajepa
