// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_list_delegate.h"

#include <QApplication>
#include <QPainter>

#include "widgets/run_list_model.h"
#include "widgets/state_badge.h"
#include "widgets/theme.h"

namespace ajepa {

void RunListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QWidget* view = option.widget;
    QStyleOptionViewItem background = option;
    view->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter, view);
    const ThemeColours& colours = themeColours(*view);
    const auto state = RunState(index.data(RunListModel::stateRole).toInt());
    const bool interrupted = index.data(RunListModel::interruptedRole).toBool();
    const QRect inner = option.rect.adjusted(spacingUnit, innerSpacing, -spacingUnit, -innerSpacing);
    const QColor colour = interrupted ? colours.warn : stateColour(state, colours);
    paintStateMark(*painter, QRectF(inner.left(), inner.top() + 4, 9, 9), interrupted ? RunState::stopped : state, colour);

    painter->save();
    const QRect text = inner.adjusted(18, 0, 0, 0);
    painter->setPen(colours.text);
    const QString name = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, text.width());
    painter->drawText(QRect(text.left(), text.top(), text.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, name);
    QFont small = option.font;
    small.setPixelSize(smallPixels);
    painter->setFont(small);
    painter->setPen(colours.secondary);
    const QFontMetrics metrics(small);
    QString detail = index.data(RunListModel::detailRole).toString();
    if (metrics.horizontalAdvance(detail) > text.width()) {
        detail = metrics.elidedText(index.data(RunListModel::shortDetailRole).toString(), Qt::ElideRight, text.width());
    }
    painter->drawText(QRect(text.left(), text.top() + 19, text.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, detail);
    painter->restore();
}

QSize RunListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, 44};
}

}  // namespace ajepa
