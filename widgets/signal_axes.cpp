// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/signal_axes.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "widgets/axis_ticks.h"
#include "widgets/plot_frame.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

void paintTimes(QPainter& painter, const SpectrogramPlane& plane) {
    const QRectF& plot = plane.plot;
    const QFontMetricsF metrics(painter.font());
    for (const AxisTick& tick : timeTicks(plane.startS, plane.endS, plot.width(), timeTickSpacing)) {
        const double x = plot.left() + tick.position;
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + tickLength));
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = std::clamp(x - width / 2, plot.left() - 8, std::max(plot.right() - width + 8, plot.left() - 8));
        painter.drawText(QRectF(left, plot.bottom() + tickLength + 1, width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignTop, tick.label);
    }
}

void paintFrequencies(QPainter& painter, const SpectrogramPlane& plane) {
    const QRectF& plot = plane.plot;
    const QFontMetricsF metrics(painter.font());
    const double lowHz = std::max(plane.axis.hzAt(plane.lowShare), 0.0);
    for (const AxisTick& tick :
         frequencyTicks(lowHz, plane.axis.hzAt(plane.highShare), frequencyTickSpacing, [&plane](double hz) { return plane.yOf(hz); })) {
        const double y = tick.position;
        painter.drawLine(QPointF(plot.left() - tickLength, y), QPointF(plot.left() - 1, y));
        const double top = plot.top() + metrics.height() / 2 - 3, bottom = plot.bottom() - metrics.height() / 2 + 3;
        const double middle = std::clamp(y, top, std::max(top, bottom));
        painter.drawText(QRectF(0, middle - metrics.height() / 2, plot.left() - tickLength - 4, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         tick.label);
    }
}

}  // namespace

void paintAxes(QPainter& painter, const SpectrogramPlane& plane, const QFont& font, const QColor& colour) {
    QFont small = font;
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    painter.setPen(colour);
    paintTimes(painter, plane);
    paintFrequencies(painter, plane);
}

}  // namespace ajepa
