// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbour_list.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/neighbour_delegate.h"
#include "widgets/theme.h"

namespace ajepa {

NeighbourList::NeighbourList(QWidget* parent) : QListView(parent), model_(new NeighbourModel(this)) {
    setModel(model_);
    setItemDelegate(new NeighbourDelegate(this));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Nearest neighbours"));
    connect(this, &QListView::clicked, this, &NeighbourList::playCurrent);
}

void NeighbourList::setNeighbours(std::vector<NeighbourRow> rows) {
    model_->setRows(std::move(rows));
    scrollToTop();
}

void NeighbourList::setEmptyText(const QString& sentence) {
    emptyText_ = sentence;
    viewport()->update();
}

void NeighbourList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (model_->rowCount() > 0 || emptyText_.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(themeColours(*this).secondary);
    const QRect room = viewport()->rect().adjusted(3 * spacingUnit, 0, -3 * spacingUnit, 0);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void NeighbourList::playCurrent() {
    if (currentIndex().isValid())
        Q_EMIT playWanted(model_->clipAt(currentIndex().row()));
}

void NeighbourList::moveTo(int row) {
    if (model_->rowCount() == 0)
        return;
    setCurrentIndex(model_->index(std::clamp(row, 0, model_->rowCount() - 1)));
    playCurrent();
}

void NeighbourList::focusInEvent(QFocusEvent* event) {
    const bool fresh = !currentIndex().isValid();
    QListView::focusInEvent(event);
    // A list view takes its first row on focus; here the first key does, so that J begins with rank 1.
    if (fresh)
        setCurrentIndex({});
}

void NeighbourList::keyPressEvent(QKeyEvent* event) {
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const int key = event->key();
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return QListView::keyPressEvent(event);
    if (key == Qt::Key_Down || key == Qt::Key_J)
        moveTo(row + 1);
    else if (key == Qt::Key_Up || key == Qt::Key_K)
        moveTo(row - 1);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Right)
        playCurrent();
    else if (key == Qt::Key_Left)
        Q_EMIT stopWanted();
    else if (key >= Qt::Key_1 && key <= Qt::Key_9 && key - Qt::Key_1 < model_->rowCount())
        moveTo(key - Qt::Key_1);
    else
        QListView::keyPressEvent(event);
}

}  // namespace ajepa
