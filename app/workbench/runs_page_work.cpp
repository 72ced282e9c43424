// SPDX-License-Identifier: GPL-3.0-or-later
// What the Runs page does: filling the table, following the selection, and the verbs.
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>
#include <utility>

#include "app/workbench/background.h"
#include "app/workbench/branch_dialog.h"
#include "app/workbench/evaluation_dialog.h"
#include "app/workbench/finetune_dialog.h"
#include "app/workbench/run_comparison.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_shelf.h"
#include "app/workbench/runs_page.h"
#include "app/workbench/session.h"
#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/config_difference.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/run_branch.h"
#include "engine/runs/run_catalogue.h"
#include "widgets/empty_state.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"
#include "widgets/run_table_model.h"

namespace ajepa {
namespace {

RunShelf::Paths pathsOf(const RunRows& runs) {
    RunShelf::Paths paths;
    for (const RunRowPointer& run : runs) {
        paths.push_back(run->summary.path);
    }
    return paths;
}

std::vector<std::int64_t> checkpointSteps(const std::filesystem::path& run) {
    std::vector<std::int64_t> steps;
    for (const CheckpointEntry& entry : CheckpointStore(run / "checkpoints", 2).list()) {
        steps.push_back(entry.step);
    }
    return steps;
}

}  // namespace

void RunsPage::connectAll() {
    connect(&library_, &RunLibrary::changed, this, &RunsPage::showRuns);
    connect(filter_, &QLineEdit::textChanged, this, &RunsPage::applyFilter);
    connect(filter_, &QLineEdit::returnPressed, table_, qOverload<>(&QWidget::setFocus));
    connect(place_, &QComboBox::currentIndexChanged, this, &RunsPage::showRuns);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::followSelection);
    connect(table_, &QTableView::activated, this, &RunsPage::openRun);
    connect(&comparePause_, &QTimer::timeout, this, [this] { comparison_->setRuns(chosen()); });
    connect(undo_, &QAction::triggered, actions_, &RunShelf::undo);
    connect(actions_, &RunShelf::done, this, &RunsPage::say);
    connect(actions_, &RunShelf::changed, &library_, &RunLibrary::refresh);
    connect(actions_, &RunShelf::failed, &session_, &Session::failed);
    connect(evaluations_, &EvaluationSession::progressed, this, &RunsPage::showMeasuring);
    connect(evaluations_, &EvaluationSession::measured, &library_, &RunLibrary::refresh);
    connect(evaluations_, &EvaluationSession::ended, this, &RunsPage::showMeasured);
    connect(evaluations_, &EvaluationSession::failed, &session_, &Session::failed);
    connect(comparison_, &RunComparison::failed, &session_, &Session::failed);
    connect(comparison_, &RunComparison::saved, this, [this](const QString& sentence) { say(sentence, false); });
    connect(empty_, &EmptyState::clicked, this, [this] {
        if (filter_->text().isEmpty()) {
            Q_EMIT trainWanted();
        } else {
            filter_->clear();
        }
    });
}

RunsPage::Shelf RunsPage::shelf() const {
    return Shelf(place_->currentIndex());
}

RunRows RunsPage::chosen() const {
    QModelIndexList rows = table_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    RunRows runs;
    for (const QModelIndex& row : rows) {
        runs.push_back(model_->run(row.row()));
    }
    return runs;
}

void RunsPage::choose(const std::set<std::filesystem::path>& runs) {
    QItemSelection selection;
    QModelIndex first;
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (runs.contains(model_->run(row)->summary.path)) {
            first = first.isValid() ? first : model_->index(row, 0);
            selection.select(model_->index(row, 0), model_->index(row, RunTableModel::columnCount_ - 1));
        }
    }
    if (first.isValid()) {
        table_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    }
    table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

/// The selection is of runs, not of rows: it outlives a reset.
void RunsPage::showRuns() {
    std::set<std::filesystem::path> kept;
    for (const RunRowPointer& run : chosen()) {
        kept.insert(run->summary.path);
    }
    restoring_ = true;
    model_->setRuns(shelf() == Shelf::trash ? library_.trash() : archivedRuns(library_.rows(), shelf() == Shelf::archive));
    choose(kept);
    restoring_ = false;
    showCount();
    followSelection();
}

void RunsPage::showCount() {
    const int shown = model_->rowCount(), total = model_->total();
    count_->setText(shown == total ? tr("%n run(s)", nullptr, total) : tr("%1 of %n run(s)", nullptr, total).arg(countText(shown)));
    if (shown > 0 && std::exchange(firstShown_, false) && isVisible()) {
        tableStack_->setCurrentIndex(1);
        table_->setFocus();  // the keyboard starts where the runs are
    }
    tableStack_->setCurrentIndex(shown > 0 ? 1 : 0);
    if (!library_.isKnown()) {
        empty_->setText(tr("Reading the runs…"));
    } else if (total > 0) {
        empty_->setText(tr("No run matches the filter."), tr("Show all"));
    } else if (shelf() == Shelf::trash) {
        empty_->setText(tr("Runs that were thrown away lie here until the trash is emptied."));
    } else if (shelf() == Shelf::archive) {
        empty_->setText(tr("Runs that are kept but out of the way are listed here. Archive one from the list of runs."));
    } else {
        empty_->setText(tr("Each training is a run, listed here with its curve and its results; also one that was made elsewhere and copied into\n%1")
                            .arg(QString::fromStdString(session_.runsFolder().string())),
                        tr("Train a network"));
    }
    copy_->setEnabled(shown > 0);
    emptyTrash_->setVisible(shelf() == Shelf::trash);
    emptyTrash_->setEnabled(total > 0);
}

void RunsPage::applyFilter() {
    try {
        const RunFilter filter(filter_->text().toStdString());
        problem_->hide();
        std::set<std::filesystem::path> kept;
        for (const RunRowPointer& run : chosen()) {
            kept.insert(run->summary.path);
        }
        model_->setFilter(filter);
        choose(kept);
    } catch (const Error& error) {
        problem_->setText(errorText(error.what(), error.hint()));
        problem_->show();
    }
    showCount();
}

void RunsPage::followSelection() {
    if (restoring_) {
        return;
    }
    colours_.assign(pathsOf(chosen()));
    model_->showColours();
    updateVerbs();
    comparePause_.start();
}

void RunsPage::updateVerbs() {
    const RunRows runs = chosen();
    const bool one = runs.size() == 1, inTrash = shelf() == Shelf::trash;
    const bool openable = one && runs.front()->isOpenable() && !inTrash;
    const bool anyLive = std::any_of(runs.begin(), runs.end(), [](const RunRowPointer& run) { return run->isLive(); });
    const bool allOpenable = !runs.empty() && std::all_of(runs.begin(), runs.end(), [](const RunRowPointer& run) { return run->isOpenable(); });
    open_->setEnabled(openable);
    continue_->setEnabled(openable && runs.front()->canContinue());
    extend_->setEnabled(openable && !anyLive && runs.front()->summary.step > 0);
    branch_->setEnabled(openable && runs.front()->summary.step > 0);
    finetune_->setEnabled(openable && runs.front()->summary.step > 0);
    const bool allTrained = std::all_of(runs.begin(), runs.end(), [](const RunRowPointer& run) { return run->summary.step > 0; });
    evaluate_->setEnabled(allOpenable && allTrained && !inTrash);
    clone_->setEnabled(openable);
    tags_->setEnabled(allOpenable && !inTrash);
    archive_->setEnabled(allOpenable && !inTrash);
    archive_->setText(shelf() == Shelf::archive ? tr("Back from the archive") : tr("Archive"));
    trash_->setEnabled(!runs.empty() && !anyLive);
    trash_->setText(inTrash ? tr("Take back") : tr("Move to trash"));
    undo_->setEnabled(actions_->canUndo());
}

void RunsPage::say(const QString& sentence, bool canUndo) {
    noticeText_->setText(sentence);
    undoButton_->setVisible(canUndo);
    notice_->show();
    undo_->setEnabled(actions_->canUndo());
}

void RunsPage::openRun() {
    if (const RunRows runs = chosen(); open_->isEnabled() && !runs.empty()) {
        Q_EMIT runWanted(runs.front()->summary.path);
    }
}

void RunsPage::continueRun() {
    const std::filesystem::path run = chosen().front()->summary.path;
    queue_.resume(run);
    Q_EMIT runWanted(run);
}

void RunsPage::extendRun() {
    const RunRowPointer run = chosen().front();
    const std::int64_t reached = std::max(run->summary.step, run->summary.steps);
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Extend the run"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setLabelText(
        tr("Train to step (%1 are done). The schedules keep their horizon and hold their end values.").arg(countText(run->summary.step)));
    dialog->setIntRange(int(run->summary.step) + 1, 1'000'000'000);
    dialog->setIntStep(100);
    dialog->setIntValue(int(reached + reached / 2));
    dialog->setOkButtonText(tr("Extend"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::intValueSelected, this, [this, path = run->summary.path](int step) {
        queue_.extend(path, step);
        Q_EMIT runWanted(path);
    });
    dialog->open();
}

void RunsPage::finetuneRun() {
    const RunRowPointer run = chosen().front();
    inBackground(
        this, [path = run->summary.path] { return checkpointSteps(path); },
        [this, run](Outcome<std::vector<std::int64_t>> steps) {
            if (!steps || steps.value->empty()) {
                Q_EMIT session_.failed(steps ? tr("This run has no checkpoint to fine-tune.") : steps.error);
                return;
            }
            auto* dialog = new FinetuneDialog(*run, *steps.value, this);
            connect(dialog, &FinetuneDialog::wanted, this,
                    [this, path = run->summary.path](qint64 step, const QString& preset) { draftFinetuning(path, step, preset); });
            dialog->open();
        });
}

void RunsPage::draftFinetuning(const std::filesystem::path& run, qint64 step, const QString& preset) {
    const std::string corpus = session_.corpus() != nullptr ? session_.corpus()->location() : std::string();
    const auto read = [run, step, name = preset.toStdString(), corpus] {
        RunConfig config = finetuneConfig(run / "checkpoints" / checkpointFolderName(step), name);
        config.data.corpus = corpus.empty() ? RunDirectory::open(run).config().data.corpus : corpus;
        return config;
    };
    inBackground(this, read, [this, preset](Outcome<RunConfig> config) {
        if (config) {
            Q_EMIT cloneWanted(preset, *config.value);
        } else {
            Q_EMIT session_.failed(config.error);
        }
    });
}

void RunsPage::branchRun() {
    const RunRowPointer run = chosen().front();
    inBackground(
        this, [path = run->summary.path] { return checkpointSteps(path); },
        [this, run](Outcome<std::vector<std::int64_t>> steps) {
            if (!steps || steps.value->empty()) {
                Q_EMIT session_.failed(steps ? tr("This run has no checkpoint to branch from.") : steps.error);
                return;
            }
            auto* dialog = new BranchDialog(*run, *steps.value, this);
            connect(dialog, &BranchDialog::wanted, this, [this, path = run->summary.path](qint64 step, const QString& name) {
                inBackground(
                    this, [path, step, name = name.toStdString()] { return ajepa::branchRun(path, step, name); },
                    [this](Outcome<std::filesystem::path> branch) {
                        if (!branch) {
                            Q_EMIT session_.failed(branch.error);
                            return;
                        }
                        queue_.resume(*branch.value);
                        Q_EMIT runWanted(*branch.value);
                    });
            });
            dialog->open();
        });
}

void RunsPage::evaluateRuns() {
    const RunRows runs = chosen();
    QStringList corpora;
    if (session_.corpus() != nullptr) {
        corpora << QString::fromStdString(session_.corpus()->location());
    }
    auto* dialog = new EvaluationDialog(int(runs.size()), corpora, this);
    connect(dialog, &EvaluationDialog::wanted, this,
            [this, paths = pathsOf(runs)](const EvaluationPlan& plan) { evaluations_->measure(paths, plan); });
    dialog->open();
}

void RunsPage::showMeasuring(const QString& sentence) {
    say(sentence, false);
    stopButton_->show();
}

void RunsPage::showMeasured(int measured, int asked) {
    stopButton_->hide();
    say(tr("%1 of %2 measurements were made; the results stand below.").arg(countText(measured), countText(asked)), false);
    comparePause_.start();
}

void RunsPage::cloneRun() {
    const RunRowPointer run = chosen().front();
    inBackground(
        this, [path = run->summary.path] { return RunDirectory::open(path).config(); },
        [this, preset = QString::fromStdString(run->preset)](Outcome<RunConfig> config) {
            if (config) {
                Q_EMIT cloneWanted(preset, *config.value);
            } else {
                Q_EMIT session_.failed(config.error);
            }
        });
}

void RunsPage::editTags() {
    comparePause_.stop();
    comparison_->setRuns(chosen());
    comparison_->editTags();
}

void RunsPage::archive() {
    std::vector<RunShelf::Noted> changes;
    const bool toArchive = shelf() == Shelf::runs;
    for (const RunRowPointer& run : chosen()) {
        RunNotes notes = run->notes;
        notes.archived = toArchive;
        changes.push_back({run->summary.path, run->notes, notes});
    }
    const int count = int(changes.size());
    actions_->setNotes(std::move(changes),
                       toArchive ? tr("%n run(s) archived.", nullptr, count) : tr("%n run(s) back from the archive.", nullptr, count));
}

void RunsPage::trash() {
    const RunShelf::Paths paths = pathsOf(chosen());
    if (shelf() == Shelf::trash) {
        actions_->restore(paths);
        return;
    }
    if (std::find(paths.begin(), paths.end(), session_.run()) != paths.end()) {
        session_.setRun({});
    }
    actions_->trash(paths);
}

void RunsPage::emptyTrash() {
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Empty the trash"),
                                     tr("%n run(s) and their checkpoints are deleted for good. This cannot be taken back.", nullptr, model_->total()),
                                     QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("trashQuestion"));
    QPushButton* sure = question->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(sure, &QPushButton::clicked, this, [this] { actions_->emptyTrash(session_.runsFolder()); });
    question->open();
}

void RunsPage::copyTable() {
    RunRows runs = chosen();
    if (runs.empty()) {
        for (int row = 0; row < model_->rowCount(); ++row) {
            runs.push_back(model_->run(row));
        }
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(csvText(catalogueText(runs))));
    say(tr("%n run(s) are in the clipboard as CSV.", nullptr, int(runs.size())), false);
}

}  // namespace ajepa
