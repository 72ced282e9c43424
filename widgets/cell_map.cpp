// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cell_map.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/colour_map.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

CellMap::CellMap(const QString& caption, const QString& sentence, QWidget* parent) : QWidget(parent), caption_(caption), sentence_(sentence) {
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CellMap::setShares(const PatchGrid& grid, std::vector<double> shares) {
    grid_ = grid;
    shares_ = std::move(shares);
    setAccessibleDescription(shares_.empty() ? QString() : tr("At most %1, %n cell(s) never", nullptr, neverCells()).arg(percentText(largest())));
    update();
}

double CellMap::largest() const {
    return shares_.empty() ? 0 : *std::max_element(shares_.begin(), shares_.end());
}

int CellMap::neverCells() const {
    return static_cast<int>(std::count(shares_.begin(), shares_.end(), 0.0));
}

QRectF CellMap::mapArea() const {
    QFont small = font();
    small.setPixelSize(smallPixels);
    return QRectF(rect()).adjusted(0.5, QFontMetricsF(small).height() + 2, -0.5, -0.5);
}

QString CellMap::readingAt(const QPointF& place) const {
    const QRectF area = mapArea();
    if (shares_.empty() || !area.contains(place))
        return {};
    const int time = std::clamp(static_cast<int>((place.x() - area.left()) / area.width() * grid_.time), 0, grid_.time - 1);
    const int band = std::clamp(static_cast<int>((area.bottom() - place.y()) / area.height() * grid_.bands), 0, grid_.bands - 1);
    const double share = shares_[static_cast<std::size_t>(time * grid_.bands + band)];
    return tr("Patch %1, %2: ").arg(time).arg(band) + sentence_.arg(withUnit(QString::number(100 * share, 'f', 1), QStringLiteral("%")));
}

bool CellMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), readingAt(help->pos()), this);
    return true;
}

void CellMap::paintCells(QPainter& painter, const QRectF& area) const {
    const ColourTable& table = colourTable(ColourMap::magma);
    const double scale = largest() > 0 ? 255 / largest() : 0;
    const QColor never = themeColours(*this).warn;
    for (int time = 0; time < grid_.time; ++time)
        for (int band = 0; band < grid_.bands; ++band) {
            const double share = shares_[static_cast<std::size_t>(time * grid_.bands + band)];
            const QPointF corner(area.left() + area.width() * time / grid_.time, area.bottom() - area.height() * (band + 1) / grid_.bands);
            const QRectF cell(corner, QSizeF(area.width() / grid_.time, area.height() / grid_.bands));
            painter.fillRect(cell, QColor(table[static_cast<std::size_t>(share * scale)]));
            if (share == 0)
                painter.fillRect(cell, QBrush(never, Qt::BDiagPattern));
        }
}

void CellMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours& colours = themeColours(*this);
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    painter.setPen(colours.secondary);
    const QRectF area = mapArea();
    const QRectF head(area.left(), 0, area.width(), area.top());
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, caption_);
    if (!shares_.empty()) {
        painter.drawText(head, Qt::AlignRight | Qt::AlignTop, tr("0 to %1").arg(percentText(largest())));
        paintCells(painter, area);
    }
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
}

}  // namespace ajepa
