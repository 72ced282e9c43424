// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_list.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include "widgets/clip_delegate.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

ClipList::ClipList(QWidget* parent)
    : QWidget(parent),
      model_(new ClipListModel(this)),
      filter_(new QSortFilterProxyModel(this)),
      field_(new QLineEdit(this)),
      view_(new QListView(this)),
      count_(new QLabel(this)) {
    filter_->setSourceModel(model_);
    filter_->setFilterRole(ClipListModel::FilterRole);
    filter_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    view_->setModel(filter_);
    view_->setItemDelegate(new ClipDelegate(view_));
    view_->setUniformItemSizes(true);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setAccessibleName(tr("Clips"));
    field_->setPlaceholderText(tr("Filter by label or name"));
    field_->setAccessibleName(tr("Filter"));
    field_->setClearButtonEnabled(true);
    field_->installEventFilter(this);
    setRole(count_, "small");

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    layout->addWidget(field_);
    layout->addWidget(view_, 1);
    layout->addWidget(count_);

    connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
        filter_->setFilterFixedString(text);
        showCount();
    });
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const int clip = currentClip(); clip >= 0)
            Q_EMIT clipChosen(clip);
    });
}

void ClipList::setClips(std::vector<ClipRow> clips) {
    field_->clear();
    model_->setRows(std::move(clips));
    showCount();
    setCurrentClip(0);
}

int ClipList::currentClip() const {
    const QModelIndex source = filter_->mapToSource(view_->currentIndex());
    return source.isValid() ? source.row() : -1;
}

void ClipList::setCurrentClip(int clip) {
    const QModelIndex index = filter_->mapFromSource(model_->index(clip, 0));
    if (index.isValid())
        view_->setCurrentIndex(index);
}

void ClipList::showCount() {
    const int shown = filter_->rowCount(), all = model_->rowCount();
    count_->setText(shown == all ? tr("%n clip(s)", nullptr, all) : tr("%1 of %n clip(s)", nullptr, all).arg(countText(shown)));
}

bool ClipList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        view_->setFocus(Qt::TabFocusReason);
        if (!view_->currentIndex().isValid())
            view_->setCurrentIndex(filter_->index(0, 0));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ajepa
