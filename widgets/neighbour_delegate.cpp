// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbour_delegate.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "widgets/axis_ticks.h"
#include "widgets/neighbour_model.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr int rowHeight = 48;
constexpr int rankWidth = 32;
constexpr int barWidth = 96;
constexpr int numberWidth = 52;

void paintRank(QPainter& painter, const QRect& area, const QModelIndex& index, const ThemeColours& colours) {
    if (index.data(NeighbourModel::PlayingRole).toBool()) {
        themedIcon(QStringLiteral("sound")).paint(&painter, area.adjusted(0, 14, -4, -14), Qt::AlignCenter, QIcon::Normal, QIcon::On);
        return;
    }
    painter.setPen(colours.secondary);
    painter.drawText(area.adjusted(0, 0, -spacingUnit, 0), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(index.data(NeighbourModel::RankRole).toInt()));
}

void paintSimilarity(QPainter& painter, const QRect& area, const QModelIndex& index, const ThemeColours& colours) {
    const double similarity = index.data(NeighbourModel::SimilarityRole).toDouble();
    const QRectF groove(area.left(), area.center().y() - 3, barWidth, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(groove, 3, 3);
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(QRectF(groove.topLeft(), QSizeF(groove.width() * std::clamp(similarity, 0.0, 1.0), groove.height())), 3, 3);
    painter.setPen(colours.text);
    painter.drawText(QRect(area.left() + barWidth, area.top(), numberWidth, area.height()), Qt::AlignRight | Qt::AlignVCenter,
                     decimalText(similarity, 3));
}

void paintText(QPainter& painter, const QRect& area, const QStyleOptionViewItem& option, const QModelIndex& index, const ThemeColours& colours) {
    const QString label = index.data(NeighbourModel::LabelRole).toString();
    QFont strong = option.font;
    strong.setBold(index.data(NeighbourModel::SameLabelRole).toBool());
    QFont small = option.font;
    small.setPixelSize(smallPixels);
    painter.setFont(strong);
    painter.setPen(colours.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, QFontMetrics(strong).elidedText(label, Qt::ElideRight, area.width()));
    painter.setFont(small);
    painter.setPen(colours.secondary);
    painter.drawText(area, Qt::AlignLeft | (label.isEmpty() ? Qt::AlignVCenter : Qt::AlignBottom),
                     QFontMetrics(small).elidedText(index.data(NeighbourModel::PathRole).toString(), Qt::ElideMiddle, area.width()));
}

}  // namespace

void NeighbourDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const ThemeColours& colours = themeColours(isDark(option.palette));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect rest = option.rect.adjusted(innerSpacing, innerSpacing, -spacingUnit, -innerSpacing);
    paintRank(*painter, QRect(rest.topLeft(), QSize(rankWidth, rest.height())), index, colours);
    rest.setLeft(rest.left() + rankWidth);
    paintSimilarity(*painter, rest, index, colours);
    rest.setLeft(rest.left() + barWidth + numberWidth + 2 * spacingUnit);
    const QRect frame(rest.topLeft(), pictureSize);
    painter->fillRect(frame, colours.window);
    if (const QImage picture = index.data(NeighbourModel::PictureRole).value<QImage>(); !picture.isNull())
        painter->drawImage(frame, picture);
    rest.setLeft(rest.left() + pictureSize.width() + 2 * spacingUnit);
    paintText(*painter, rest, option, index, colours);
    painter->restore();
}

QSize NeighbourDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {480, rowHeight};
}

}  // namespace ajepa
