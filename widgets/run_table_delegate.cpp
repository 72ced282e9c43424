// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_table_delegate.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/run_table_model.h"
#include "widgets/state_badge.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int markSize = 9;

void paintBackground(QPainter* painter, const QStyleOptionViewItem& option) {
    QStyleOptionViewItem background = option;
    background.text.clear();
    background.icon = {};
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
}

/// Text with the same room around it as the heads of the columns; before it the run's colour, where it has one.
void paintText(QPainter* painter, const QStyleOptionViewItem& option, QRect area, const QColor& colour, Qt::TextElideMode elide) {
    if (!option.icon.isNull()) {
        const QRect mark(area.left(), area.center().y() - option.decorationSize.height() / 2, option.decorationSize.width(),
                         option.decorationSize.height());
        option.icon.paint(painter, mark);
        area.setLeft(mark.right() + spacingUnit);
    }
    painter->setPen(colour);
    painter->drawText(area, int(option.displayAlignment), option.fontMetrics.elidedText(option.text, elide, area.width()));
}

}  // namespace

QPolygonF sparkPolygon(const std::vector<LossPoint>& points, double horizon, const QRectF& area) {
    if (points.size() < 2) {
        return {};
    }
    const auto [low, high] = std::minmax_element(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.loss < b.loss; });
    const bool logarithmic = low->loss > 0;
    const auto height = [&](float loss) { return logarithmic ? std::log(double(loss)) : double(loss); };
    const double bottom = height(low->loss), range = std::max(height(high->loss) - bottom, 1e-12);
    const double steps = std::max(horizon, double(points.back().step));
    QPolygonF line;
    for (const LossPoint& point : points) {
        line << QPointF(area.left() + area.width() * point.step / steps, area.bottom() - area.height() * (height(point.loss) - bottom) / range);
    }
    return line;
}

RunTableDelegate::RunTableDelegate(int stateColumn, int curveColumn, std::function<Spark(int row)> curve, QObject* parent)
    : QStyledItemDelegate(parent), stateColumn_(stateColumn), curveColumn_(curveColumn), curve_(std::move(curve)) {}

void RunTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const ThemeColours& colours = themeColours(isDark(option.palette));
    const QRect inner = option.rect.adjusted(spacingUnit, innerSpacing, -spacingUnit, -innerSpacing);
    if (index.column() == curveColumn_) {
        paintBackground(painter, filled);
        const Spark spark = curve_(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colours.accent, 1.2));
        if (spark.points != nullptr) {
            painter->drawPolyline(sparkPolygon(*spark.points, spark.horizon, inner));
        }
        painter->restore();
    } else if (index.column() == stateColumn_) {
        paintBackground(painter, filled);
        const bool interrupted = index.data(RunTableModel::interruptedRole).toBool();
        const auto state = RunState(index.data(RunTableModel::stateRole).toInt());
        const QColor colour = interrupted ? colours.warn : stateColour(state, colours);
        paintStateMark(*painter, QRectF(inner.left(), inner.center().y() - markSize / 2, markSize, markSize), interrupted ? RunState::stopped : state,
                       colour);
        painter->setPen(colours.text);
        const QRect words = inner.adjusted(markSize + spacingUnit, 0, 0, 0);
        painter->drawText(words, Qt::AlignVCenter, filled.fontMetrics.elidedText(filled.text, Qt::ElideRight, words.width()));
    } else {
        paintBackground(painter, filled);
        // Names that share their beginning differ at their end.
        paintText(painter, filled, inner, colours.text, index.column() == RunTableModel::nameColumn ? Qt::ElideMiddle : Qt::ElideRight);
    }
}

}  // namespace ajepa
