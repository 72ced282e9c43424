// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bar_plot.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/theme.h"

namespace ajepa {

BarPlot::BarPlot(const QString& caption, QWidget* parent) : QWidget(parent), caption_(caption) {
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarPlot::setBars(Bars bars) {
    bars_ = std::move(bars);
    setAccessibleDescription(bars_.figure);
    update();
}

QRectF BarPlot::plotArea() const {
    QFont small = font();
    small.setPixelSize(smallPixels);
    const double line = QFontMetricsF(small).height();
    return QRectF(rect()).adjusted(0, 3 * line + 2, 0, -line - 1);
}

bool BarPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRectF area = plotArea();
    const auto bar = static_cast<std::size_t>(std::max(0.0, (help->pos().x() - area.left()) / area.width() * static_cast<double>(bars_.tips.size())));
    QToolTip::showText(help->globalPos(), bar < bars_.tips.size() ? bars_.tips[bar] : QString(), this);
    return true;
}

void BarPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours& colours = themeColours(*this);
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    const QRectF area = plotArea();
    const double line = QFontMetricsF(small).height();
    painter.setPen(colours.secondary);
    painter.drawText(QRectF(0, 0, width(), 2 * line), Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, caption_);
    painter.drawText(QRectF(0, area.bottom() + 1, width(), line), Qt::AlignLeft, bars_.low);
    painter.drawText(QRectF(0, area.bottom() + 1, width(), line), Qt::AlignRight, bars_.high);
    painter.setPen(colours.text);
    painter.drawText(QRectF(0, 2 * line, width(), line), Qt::AlignLeft | Qt::AlignTop, bars_.figure);
    const double most = bars_.values.empty() ? 0 : *std::max_element(bars_.values.begin(), bars_.values.end());
    const double step = area.width() / static_cast<double>(std::max<std::size_t>(bars_.values.size(), 1));
    for (std::size_t i = 0; most > 0 && i < bars_.values.size(); ++i) {
        // What is not zero stays visible, however small.
        const double height = bars_.values[i] > 0 ? std::max(1.0, bars_.values[i] / most * (area.height() - 2)) : 0;
        painter.fillRect(QRectF(area.left() + step * static_cast<double>(i), area.bottom() - height, std::max(step - 1, 1.0), height),
                         colours.accent);
    }
    painter.setPen(QPen(colours.strongLine, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (bars_.mark >= 0) {
        const double x = area.left() + bars_.mark * area.width();
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

}  // namespace ajepa
