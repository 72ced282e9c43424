// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <filesystem>
#include <set>

#include "engine/config/run_config.h"
#include "engine/runs/run_row.h"
#include "widgets/run_colours.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QFrame;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ajepa {

class EmptyState;
class EvaluationSession;
class RunComparison;
class RunLibrary;
class RunQueue;
class RunShelf;
class RunTableModel;
class Session;

/// The library: all runs of the runs folder as a table, what can be done with them, and below it the comparison of the chosen ones.
class RunsPage final : public QWidget {
    Q_OBJECT

public:
    RunsPage(Session& session, RunLibrary& library, RunQueue& queue, QWidget* parent = nullptr);
    /// The chosen runs, in the order of the table.
    RunRows chosen() const;
    void choose(const std::set<std::filesystem::path>& runs);
    RunTableModel& model() const { return *model_; }

Q_SIGNALS:
    /// Show a run on the Train page.
    void runWanted(const std::filesystem::path& run);
    /// Start a new draft from a run's settings.
    void cloneWanted(const QString& preset, const ajepa::RunConfig& config);
    void trainWanted();

private:
    enum class Shelf { runs, archive, trash };

    QWidget* buildBar();
    QWidget* buildVerbs();
    QWidget* buildNotice();
    void buildTable();
    void buildActions();
    QAction* addVerb(const QString& text, const QKeySequence& key, const QString& tip, void (RunsPage::*slot)());
    void connectAll();
    Shelf shelf() const;
    void showRuns();
    void showCount();
    void applyFilter();
    void followSelection();
    void updateVerbs();
    void say(const QString& sentence, bool canUndo);

    void openRun();
    void continueRun();
    void extendRun();
    void branchRun();
    void finetuneRun();
    /// Takes a checkpoint and a recipe to the form.
    void draftFinetuning(const std::filesystem::path& run, qint64 step, const QString& preset);
    void evaluateRuns();
    void showMeasuring(const QString& sentence);
    void showMeasured(int measured, int asked);
    void cloneRun();
    void editTags();
    void archive();
    void trash();
    void emptyTrash();
    void copyTable();

    Session& session_;
    RunLibrary& library_;
    RunQueue& queue_;
    RunShelf* actions_;
    EvaluationSession* evaluations_;
    RunColours colours_;
    RunTableModel* model_;
    QTableView* table_;
    RunComparison* comparison_;
    QStackedWidget* tableStack_;
    EmptyState* empty_;
    QLineEdit* filter_ = nullptr;
    QComboBox* place_ = nullptr;
    QLabel* count_ = nullptr;
    QLabel* problem_ = nullptr;
    QFrame* notice_ = nullptr;
    QLabel* noticeText_ = nullptr;
    QPushButton* undoButton_ = nullptr;
    QPushButton* stopButton_ = nullptr;
    QAction *open_ = nullptr, *continue_ = nullptr, *extend_ = nullptr, *branch_ = nullptr, *finetune_ = nullptr, *evaluate_ = nullptr,
            *clone_ = nullptr, *tags_ = nullptr, *archive_ = nullptr, *trash_ = nullptr, *emptyTrash_ = nullptr, *copy_ = nullptr, *undo_ = nullptr;
    QTimer comparePause_;
    bool restoring_ = false;
    bool firstShown_ = true;
};

}  // namespace ajepa
