// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_delegate.h"

#include <QApplication>
#include <QPainter>

#include "widgets/axis_ticks.h"
#include "widgets/clip_list_model.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int rowHeight = 44;
constexpr int lengthWidth = 52;

}  // namespace

void ClipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const ThemeColours& colours = themeColours(isDark(option.palette));
    const QRect inner = option.rect.adjusted(spacingUnit, innerSpacing, -spacingUnit, -innerSpacing);
    const QRect left = inner.adjusted(0, 0, -lengthWidth, 0);
    const QString id = index.data(Qt::DisplayRole).toString();
    const QString label = index.data(ClipListModel::LabelRole).toString();
    QFont small = option.font;
    small.setPixelSize(smallPixels);
    const QFontMetrics smallMetrics(small);
    painter->save();
    painter->setPen(colours.text);
    painter->setFont(option.font);
    const QString first = label.isEmpty() ? id : label;
    painter->drawText(left, label.isEmpty() ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(option.font).elidedText(first, Qt::ElideRight, left.width()));
    painter->setPen(colours.secondary);
    painter->setFont(small);
    if (!label.isEmpty())
        painter->drawText(left, Qt::AlignLeft | Qt::AlignBottom, smallMetrics.elidedText(id, Qt::ElideMiddle, left.width()));
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, secondsText(index.data(ClipListModel::DurationRole).toDouble(), 0.1));
    painter->restore();
}

QSize ClipDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, rowHeight};
}

}  // namespace ajepa
