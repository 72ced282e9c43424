// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train_sidebar.h"

#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/workbench/run_library.h"
#include "engine/config/presets.h"
#include "widgets/empty_state.h"
#include "widgets/queue_view.h"
#include "widgets/run_list_delegate.h"
#include "widgets/run_list_model.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int presetRowHeight = 26;

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    setRole(label, "section");
    label->setContentsMargins(spacingUnit, 0, 0, 0);
    return label;
}

}  // namespace

TrainSidebar::TrainSidebar(RunLibrary& library, QWidget* parent)
    : QFrame(parent),
      library_(library),
      model_(new RunListModel(this)),
      presets_(new QListWidget),
      queue_(new QueueView),
      runs_(new QListView),
      runsStack_(new QStackedWidget) {
    setRole(this, "side-left");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacingUnit, 2 * spacingUnit, spacingUnit, spacingUnit);
    layout->setSpacing(innerSpacing);
    for (const Preset& preset : presets()) {
        if (isFinetuning(presetConfig(preset.name))) {
            continue;  // begins with a checkpoint: Fine-tune on the Runs page
        }
        auto* item = new QListWidgetItem(QString::fromStdString(preset.name), presets_);
        item->setToolTip(QString::fromStdString(preset.summary));
        item->setSizeHint({0, presetRowHeight});
    }
    presets_->setFixedHeight(presets_->count() * presetRowHeight + 4);
    presets_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    presets_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    presets_->setAccessibleName(tr("Presets"));
    runs_->setModel(model_);
    runs_->setItemDelegate(new RunListDelegate(runs_));
    runs_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    runs_->setAccessibleName(tr("Runs"));
    runsStack_->addWidget(new EmptyState(tr("Runs that were started or queued are listed here.")));
    runsStack_->addWidget(runs_);
    layout->addWidget(heading(tr("Presets")));
    layout->addWidget(presets_);
    layout->addSpacing(spacingUnit);
    auto* runsBox = new QWidget;
    auto* runsColumn = new QVBoxLayout(runsBox);
    runsColumn->setContentsMargins(0, innerSpacing, 0, 0);
    runsColumn->setSpacing(innerSpacing);
    runsColumn->addWidget(heading(tr("Runs")));
    runsColumn->addWidget(runsStack_, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(queue_);
    split->addWidget(runsBox);
    split->setSizes({1, 1});
    layout->addWidget(split, 1);
    connect(presets_, &QListWidget::currentTextChanged, this, &TrainSidebar::presetChosen);
    connect(runs_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && model_->run(current.row()).path != chosen_) {
            chosen_ = model_->run(current.row()).path;
            Q_EMIT runChosen(chosen_);
        }
    });
    connect(&library_, &RunLibrary::changed, this, &TrainSidebar::showRuns);
    showRuns();
}

void TrainSidebar::choosePreset(const QString& name) {
    const QList<QListWidgetItem*> found = presets_->findItems(name, Qt::MatchExactly);
    if (!found.isEmpty()) {
        presets_->setCurrentItem(found.front());
    }
}

void TrainSidebar::chooseRun(const std::filesystem::path& run) {
    chosen_ = run;
    const int row = model_->rowOf(run);
    runs_->setCurrentIndex(row < 0 ? QModelIndex() : model_->index(row));
}

void TrainSidebar::showRuns() {
    model_->setRuns(library_.runs());
    runsStack_->setCurrentIndex(library_.runs().empty() ? 0 : 1);
    chooseRun(chosen_);
}

}  // namespace ajepa
