// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/runs_page.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/evaluation_session.h"
#include "app/workbench/run_comparison.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_shelf.h"
#include "app/workbench/session.h"
#include "engine/base/error.h"
#include "engine/runs/run_catalogue.h"
#include "widgets/empty_state.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"
#include "widgets/run_table_delegate.h"
#include "widgets/run_table_model.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr int rowHeight = 28;
constexpr int comparePauseMs = 120;  // holding an arrow key reads no curves
constexpr int columnWidths[RunTableModel::columnCount_]{192, 104, 104, 104, 68, 136, 132, 84, 52, 64, 140};

}  // namespace

RunsPage::RunsPage(Session& session, RunLibrary& library, RunQueue& queue, QWidget* parent)
    : QWidget(parent),
      session_(session),
      library_(library),
      queue_(queue),
      actions_(new RunShelf(this)),
      evaluations_(new EvaluationSession(session.engine(), this)),
      model_(new RunTableModel(this)),
      table_(new QTableView),
      comparison_(new RunComparison(colours_, *actions_)),
      tableStack_(new QStackedWidget),
      empty_(new EmptyState({})) {
    buildActions();
    buildTable();
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(tableStack_);
    splitter->addWidget(comparison_);
    splitter->setSizes({330, 320});
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(buildNotice());
    layout->addWidget(splitter, 1);
    setFocusProxy(table_);
    comparePause_.setSingleShot(true);
    comparePause_.setInterval(comparePauseMs);
    connectAll();
    showRuns();
}

QWidget* RunsPage::buildBar() {
    filter_ = new QLineEdit;
    filter_->setPlaceholderText(tr("Filter: words, tag:paper, state:failed, loss<0.3, seed=1, result>70, -word"));
    filter_->setClearButtonEnabled(true);
    filter_->setAccessibleName(tr("Filter runs"));
    place_ = new QComboBox;
    place_->addItems({tr("Runs"), tr("Archive"), tr("Trash")});
    place_->setAccessibleName(tr("Which runs"));
    count_ = new QLabel;
    setRole(count_, "small");
    problem_ = new QLabel;
    problem_->setProperty("data", true);
    setRole(problem_, "bad-small");
    problem_->hide();
    auto* top = new QHBoxLayout;
    top->setSpacing(spacingUnit);
    top->addWidget(place_);
    top->addWidget(filter_, 1);
    top->addWidget(count_);
    auto* copy = new QToolButton;
    copy->setDefaultAction(copy_);
    copy->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(innerSpacing);
    verbs->addWidget(buildVerbs(), 1);
    verbs->addWidget(copy);
    auto* bar = new QFrame;
    setRole(bar, "header");
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(2 * spacingUnit, spacingUnit, 2 * spacingUnit, innerSpacing);
    layout->setSpacing(innerSpacing);
    layout->addLayout(top);
    layout->addWidget(problem_);
    layout->addLayout(verbs);
    return bar;
}

/// Verbs for which a narrow window has no room stand in the menu behind the last button.
QWidget* RunsPage::buildVerbs() {
    auto* bar = new QToolBar;
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions({open_, continue_, extend_, branch_, finetune_, evaluate_, clone_, tags_, archive_, trash_, emptyTrash_});
    for (QToolButton* button : bar->findChildren<QToolButton*>()) {
        button->setFocusPolicy(Qt::TabFocus);
        if (button->defaultAction() == nullptr) {
            button->setAccessibleName(tr("More verbs"));
            button->setToolTip(tr("More verbs"));
        }
    }
    return bar;
}

QWidget* RunsPage::buildNotice() {
    notice_ = new QFrame;
    setRole(notice_, "header");
    noticeText_ = new QLabel;
    noticeText_->setProperty("data", true);
    undoButton_ = new QPushButton(tr("Undo"));
    setRole(undoButton_, "link");
    undoButton_->setToolTip(tr("Take the last change back"));
    connect(undoButton_, &QPushButton::clicked, undo_, &QAction::trigger);
    stopButton_ = new QPushButton(tr("Stop"));
    setRole(stopButton_, "link");
    stopButton_->setToolTip(tr("Measure no more; what is measured stays"));
    stopButton_->hide();
    connect(stopButton_, &QPushButton::clicked, evaluations_, &EvaluationSession::stop);
    auto* close = new QToolButton;
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, notice_, &QWidget::hide);
    auto* layout = new QHBoxLayout(notice_);
    layout->setContentsMargins(2 * spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->addWidget(noticeText_);
    layout->addWidget(undoButton_);
    layout->addWidget(stopButton_);
    layout->addStretch(1);
    layout->addWidget(close);
    notice_->hide();
    return notice_;
}

void RunsPage::buildTable() {
    model_->setColours([this](const std::filesystem::path& run) { return colours_.isShown(run) ? colours_.of(run) : QColor(); });
    table_->setModel(model_);
    const auto curve = [this](int row) {
        const RunRow& run = *model_->run(row);
        return RunTableDelegate::Spark{&run.curve, double(run.summary.steps)};
    };
    table_->setItemDelegate(new RunTableDelegate(RunTableModel::stateColumn, RunTableModel::curveColumn, curve, table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setIconSize({10, 10});
    table_->setTabKeyNavigation(false);
    table_->setAccessibleName(tr("Runs"));
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView* head = table_->horizontalHeader();
    head->setHighlightSections(false);
    head->setStretchLastSection(true);
    head->setSectionsMovable(true);
    for (int column = 0; column < RunTableModel::columnCount_; ++column) {
        table_->setColumnWidth(column, columnWidths[column]);
    }
    head->setSortIndicator(RunTableModel::createdColumn, Qt::DescendingOrder);
    table_->setSortingEnabled(true);
    table_->addActions({open_, continue_, extend_, branch_, finetune_, evaluate_, clone_, tags_, archive_, trash_});
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    tableStack_->addWidget(empty_);
    tableStack_->addWidget(table_);
}

QAction* RunsPage::addVerb(const QString& text, const QKeySequence& key, const QString& tip, void (RunsPage::*slot)()) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void RunsPage::buildActions() {
    const auto ctrl = [](Qt::Key key) { return QKeySequence(int(Qt::CTRL) | int(key)); };
    open_ = addVerb(tr("Open"), {}, tr("Show the run on the Train page"), &RunsPage::openRun);
    continue_ = addVerb(tr("Continue"), ctrl(Qt::Key_R), tr("Go on from the newest verified checkpoint"), &RunsPage::continueRun);
    extend_ = addVerb(tr("Extend…"), ctrl(Qt::Key_E), tr("Train further than was planned; schedules hold their end values"), &RunsPage::extendRun);
    branch_ = addVerb(tr("Branch…"), ctrl(Qt::Key_B), tr("Start a new run from one of the checkpoints"), &RunsPage::branchRun);
    finetune_ = addVerb(tr("Fine-tune…"), ctrl(Qt::Key_L), tr("Train the encoder of one of the checkpoints on labels"), &RunsPage::finetuneRun);
    evaluate_ =
        addVerb(tr("Measure…"), ctrl(Qt::Key_M), tr("Measure the representations of the chosen runs on labelled clips"), &RunsPage::evaluateRuns);
    clone_ = addVerb(tr("Clone to form"), ctrl(Qt::Key_D), tr("Take the settings of the run into the form of the Train page"), &RunsPage::cloneRun);
    tags_ = addVerb(tr("Tags and notes"), ctrl(Qt::Key_T), tr("Edit the tags and notes of the chosen runs"), &RunsPage::editTags);
    archive_ = addVerb(tr("Archive"), ctrl(Qt::Key_H), tr("Keep the runs, out of the way; or bring them back"), &RunsPage::archive);
    trash_ =
        addVerb(tr("Move to trash"), QKeySequence::Delete, tr("Move the runs to the trash of the runs folder, or back out of it"), &RunsPage::trash);
    emptyTrash_ = addVerb(tr("Empty the trash…"), {}, tr("Delete what lies in the trash for good"), &RunsPage::emptyTrash);
    copy_ = addVerb(tr("Copy table"), QKeySequence::Copy, tr("The chosen rows, or all that are shown, as CSV"), &RunsPage::copyTable);
    undo_ = new QAction(tr("Undo"), this);
    undo_->setShortcut(QKeySequence::Undo);
    undo_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(undo_);
    auto* find = new QAction(tr("Filter runs"), this);
    find->setShortcuts({QKeySequence(QKeySequence::Find), QKeySequence(Qt::Key_Slash)});
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, this, [this] {
        filter_->setFocus();
        filter_->selectAll();
    });
}

}  // namespace ajepa
