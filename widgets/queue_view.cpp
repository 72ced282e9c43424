// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/empty_state.h"
#include "widgets/queue_model.h"
#include "widgets/run_list_delegate.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr int undoOfferMs = 12'000;
constexpr int headButton = 24;

std::vector<std::string> idsFrom(const QStringList& texts) {
    std::vector<std::string> ids;
    for (const QString& text : texts) {
        ids.push_back(text.toStdString());
    }
    return ids;
}

bool hasEnded(const QueueEntry& entry) {
    return entry.state == EntryState::failed || entry.state == EntryState::stopped;
}

}  // namespace

QueueView::QueueView(QWidget* parent)
    : QWidget(parent),
      model_(new QueueModel(this)),
      list_(new QListView),
      stack_(new QStackedWidget),
      heading_(new QLabel),
      pause_(new QToolButton),
      more_(new QToolButton),
      menu_(new QMenu(this)),
      rowMenu_(new QMenu(this)),
      note_(new QLabel),
      undo_(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    buildHead();
    buildList();
    buildActions();
    undoEnds_.setSingleShot(true);
    undoEnds_.setInterval(undoOfferMs);
    connect(&undoEnds_, &QTimer::timeout, undo_, &QWidget::hide);
    connect(model_, &QueueModel::moveWanted, this,
            [this](const QStringList& ids, int place) { Q_EMIT moveWanted(idsFrom(ids), std::size_t(place)); });
    setQueue({});
}

void QueueView::buildHead() {
    setRole(heading_, "section");
    heading_->setContentsMargins(spacingUnit, 0, 0, 0);
    for (QToolButton* button : {pause_, more_}) {
        button->setFixedSize(headButton, headButton);
        button->setIconSize({14, 14});
    }
    connect(pause_, &QToolButton::clicked, this, [this] { Q_EMIT pauseWanted(!model_->queue().isPaused()); });
    more_->setIcon(themedIcon(QStringLiteral("menu")));
    more_->setToolTip(tr("More about the queue"));
    more_->setAccessibleName(tr("More about the queue"));
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(menu_);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(heading_, 1);
    head->addWidget(pause_);
    head->addWidget(more_);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void QueueView::buildList() {
    list_->setModel(model_);
    list_->setItemDelegate(new RunListDelegate(list_));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setDropIndicatorShown(true);
    list_->setAccessibleName(tr("Queue"));
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* empty = new EmptyState(tr("Experiments that wait for their turn stand here, each with its settings as they were."), tr("Plan a grid"));
    connect(empty, &EmptyState::clicked, this, &QueueView::gridWanted);
    stack_->addWidget(empty);
    stack_->addWidget(list_);
    note_->setWordWrap(true);
    note_->setContentsMargins(spacingUnit, 0, 0, 0);
    setRole(note_, "small");
    setRole(undo_, "link");
    undo_->hide();
    connect(undo_, &QPushButton::clicked, this, [this] {
        undo_->hide();
        Q_EMIT undoWanted();
    });
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(note_);
    column->addWidget(stack_, 1);
    column->addWidget(undo_, 0, Qt::AlignLeft);
    connect(list_, &QListView::activated, this, &QueueView::openChosen);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueueView::allowActions);
    connect(list_, &QListView::customContextMenuRequested, this,
            [this](const QPoint& place) { rowMenu_->popup(list_->viewport()->mapToGlobal(place)); });
}

QAction* QueueView::add(const QString& text, const QKeySequence& key, void (QueueView::*slot)()) {
    auto* action = new QAction(text, list_);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    list_->addAction(action);
    rowMenu_->addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void QueueView::buildActions() {
    clone_ = add(tr("Take the settings into the form"), QKeySequence(Qt::CTRL | Qt::Key_E), &QueueView::cloneChosen);
    again_ = add(tr("Try again"), QKeySequence(Qt::CTRL | Qt::Key_R), &QueueView::tryChosenAgain);
    again_->setToolTip(tr("It waits again, and goes on from the newest checkpoint of its run."));
    rowMenu_->addSeparator();
    up_ = add(tr("Earlier"), QKeySequence(Qt::ALT | Qt::Key_Up), &QueueView::moveUp);
    down_ = add(tr("Later"), QKeySequence(Qt::ALT | Qt::Key_Down), &QueueView::moveDown);
    rowMenu_->addSeparator();
    remove_ = add(tr("Remove from the queue"), QKeySequence::Delete, &QueueView::removeChosen);
    takeBack_ = add(tr("Put back what was removed"), QKeySequence::Undo, &QueueView::undoWanted);
    menu_->addAction(tr("Plan a grid…"), this, &QueueView::gridWanted);
    menu_->addSeparator();
    continues_ = menu_->addAction(tr("Go on after a failure"));
    continues_->setCheckable(true);
    connect(continues_, &QAction::triggered, this, &QueueView::continueAfterFailureWanted);
    failedAgain_ = menu_->addAction(tr("Try all that failed again"), this, [this] {
        std::vector<std::string> ids;
        for (const QueueEntry& entry : model_->queue().entries()) {
            if (entry.state == EntryState::failed) {
                ids.push_back(entry.id);
            }
        }
        Q_EMIT againWanted(ids);
    });
}

void QueueView::setQueue(const ExperimentQueue& queue) {
    const std::vector<std::string> kept = chosen();
    model_->setQueue(queue);
    choose(kept);
    stack_->setCurrentIndex(queue.entries().empty() ? 0 : 1);
    showHead();
    allowActions();
}

void QueueView::setNote(const QString& sentence) {
    noteText_ = sentence;
    showHead();
}

void QueueView::showHead() {
    const ExperimentQueue& queue = model_->queue();
    const bool paused = queue.isPaused();
    const int waiting = int(queue.waiting());
    heading_->setText(waiting == 0 ? tr("Queue") : paused ? tr("Queue · %n held", nullptr, waiting) : tr("Queue · %n waiting", nullptr, waiting));
    pause_->setIcon(themedIcon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    pause_->setToolTip(paused ? tr("Go on with the queue") : tr("Hold the queue: what trains goes on, nothing new starts"));
    pause_->setAccessibleName(paused ? tr("Go on with the queue") : tr("Hold the queue"));
    pause_->setVisible(paused || !queue.entries().empty());
    continues_->setChecked(queue.continuesAfterFailure());
    const QString reason = QString::fromStdString(queue.pauseReason());
    note_->setText(paused && !reason.isEmpty() ? tr("Held: %1").arg(reason) : noteText_);
    note_->setProperty("data", true);
    note_->setVisible(!note_->text().isEmpty());
    const auto failed = [](const QueueEntry& entry) { return entry.state == EntryState::failed; };
    failedAgain_->setEnabled(std::any_of(queue.entries().begin(), queue.entries().end(), failed));
}

void QueueView::allowActions() {
    bool any = false, ended = false, removable = false;
    const auto rows = list_->selectionModel()->selectedIndexes();
    for (const QModelIndex& row : rows) {
        const QueueEntry& entry = model_->entry(row.row());
        any = true;
        ended = ended || hasEnded(entry);
        removable = removable || entry.state != EntryState::running;
    }
    clone_->setEnabled(rows.size() == 1);
    again_->setEnabled(ended);
    remove_->setEnabled(removable);
    up_->setEnabled(any);
    down_->setEnabled(any);
}

void QueueView::offerUndo(int count) {
    undo_->setText(tr("%n removed. Put back", nullptr, count));
    undo_->show();
    undoEnds_.start();
}

std::vector<std::string> QueueView::chosen() const {
    std::vector<int> rows;
    for (const QModelIndex& index : list_->selectionModel()->selectedIndexes()) {
        rows.push_back(index.row());
    }
    std::sort(rows.begin(), rows.end());
    std::vector<std::string> ids;
    for (const int row : rows) {
        ids.push_back(model_->entry(row).id);
    }
    return ids;
}

void QueueView::choose(const std::vector<std::string>& ids) {
    QItemSelection selection;
    for (const std::string& id : ids) {
        if (const int row = model_->rowOf(id); row >= 0) {
            selection.select(model_->index(row), model_->index(row));
        }
    }
    if (selection != list_->selectionModel()->selection()) {
        list_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    if (!selection.isEmpty() && !list_->currentIndex().isValid()) {
        list_->selectionModel()->setCurrentIndex(selection.indexes().front(), QItemSelectionModel::NoUpdate);
    }
}

void QueueView::removeChosen() {
    Q_EMIT removeWanted(chosen());
}

void QueueView::cloneChosen() {
    if (const auto ids = chosen(); ids.size() == 1) {
        Q_EMIT cloneWanted(ids.front());
    }
}

void QueueView::tryChosenAgain() {
    Q_EMIT againWanted(chosen());
}

void QueueView::moveUp() {
    moveChosen(-1);
}

void QueueView::moveDown() {
    moveChosen(1);
}

/// Past one row above the first chosen one, or below the last.
void QueueView::moveChosen(int rows) {
    const auto ids = chosen();
    if (ids.empty()) {
        return;
    }
    const int place = rows < 0 ? model_->rowOf(ids.front()) - 1 : model_->rowOf(ids.back()) + 2;
    if (place >= 0 && place <= model_->rowCount()) {
        Q_EMIT moveWanted(ids, std::size_t(place));
    }
}

void QueueView::openChosen() {
    const auto ids = chosen();
    if (ids.size() != 1) {
        return;
    }
    const QueueEntry* entry = model_->queue().find(ids.front());
    if (entry->run.empty()) {
        Q_EMIT cloneWanted(entry->id);
    } else {
        Q_EMIT runWanted(entry->run);
    }
}

}  // namespace ajepa
