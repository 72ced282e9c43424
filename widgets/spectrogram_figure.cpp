// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_figure.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/plot_frame.h"
#include "widgets/signal_axes.h"
#include "widgets/spectrogram_tiles.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr double paperLeft = 52;
constexpr double paperBottom = 40;
constexpr double barWidth = 14;

QRectF plotOf(FigureStyle style, const QSizeF& size) {
    const QRectF all(QPointF(0, 0), size);
    return style == FigureStyle::paper ? all.adjusted(paperLeft, topInset + 4, -rightInset, -paperBottom)
                                       : all.adjusted(leftAxisWidth, topInset + 4, -rightInset - colourBarWidth, -bottomAxisHeight);
}

void paintPicture(QPainter& painter, const SpectrogramFigure& figure, const SpectrogramPlane& plane, double dotsPerUnit) {
    const int columns = std::max(1, static_cast<int>(std::lround(plane.plot.width() * dotsPerUnit)));
    const int lines = std::max(1, static_cast<int>(std::lround(plane.plot.height() * dotsPerUnit)));
    const SpectrogramShape& shape = figure.spectrogram->shape;
    const double first = shape.frameAt(plane.startS), frames = shape.frameAt(plane.endS) - first;
    SpectrogramLook look = figure.look;
    if (figure.style == FigureStyle::paper)
        look.map = ColourMap::invertedGrey;
    painter.drawImage(plane.plot, SpectrogramTiles::exactPicture(*figure.spectrogram, first, frames / columns, columns,
                                                                 plane.axis.rowsBehind(plane.lowShare, plane.highShare, lines), look));
}

/// Ticks with bare numbers, and one title an axis.
void paintPaperAxes(QPainter& painter, const SpectrogramPlane& plane, const QFont& font) {
    const QRectF& plot = plane.plot;
    painter.setFont(font);
    painter.setPen(Qt::black);
    const double line = QFontMetricsF(font).height();
    for (const AxisTick& tick : timeTicks(plane.startS, plane.endS, plot.width(), timeTickSpacing)) {
        const double x = plot.left() + tick.position;
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + tickLength));
        painter.drawText(QRectF(x - 40, plot.bottom() + tickLength, 80, line), Qt::AlignHCenter | Qt::AlignTop,
                         QLocale().toString(std::abs(tick.value) < 1e-9 ? 0 : tick.value, 'g', 6));
    }
    const double lowHz = std::max(plane.axis.hzAt(plane.lowShare), 0.0);
    for (const AxisTick& tick :
         frequencyTicks(lowHz, plane.axis.hzAt(plane.highShare), frequencyTickSpacing, [&plane](double hz) { return plane.yOf(hz); })) {
        painter.drawLine(QPointF(plot.left() - tickLength, tick.position), QPointF(plot.left(), tick.position));
        const double middle = std::clamp(tick.position, plot.top() + line / 2 - 3, plot.bottom() - line / 2 + 3);
        painter.drawText(QRectF(0, middle - line / 2, plot.left() - tickLength - 3, line), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(tick.value / 1000, 'g', 4));
    }
    painter.drawText(QRectF(plot.left(), plot.bottom() + tickLength + line, plot.width(), line), Qt::AlignHCenter | Qt::AlignTop,
                     QCoreApplication::translate("SpectrogramFigure", "Time (s)"));
    painter.save();
    painter.translate(2, plot.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-plot.height() / 2, 0, plot.height(), line), Qt::AlignHCenter | Qt::AlignTop,
                     QCoreApplication::translate("SpectrogramFigure", "Frequency (kHz)"));
    painter.restore();
}

void paintColourBar(QPainter& painter, const SpectrogramFigure& figure, const QRectF& plot, const QFont& font) {
    const QRectF bar(plot.right() + rightInset, plot.top() + 18, barWidth, plot.height() - 18);
    QImage ramp(1, 256, QImage::Format_RGB32);
    const ColourTable& table = colourTable(figure.look.map);
    for (int i = 0; i < 256; ++i)
        ramp.setPixel(0, 255 - i, table[static_cast<std::size_t>(i)]);
    painter.drawImage(bar, ramp);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QRectF(bar.left(), plot.top() - 4, colourBarWidth, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     valueUnitLabel(figure.spectrogram->shape.unit));
    constexpr int steps = 4;
    for (int i = 0; i <= steps; ++i) {
        const double y = bar.bottom() - bar.height() * i / steps;
        const double value = figure.look.limits.low + (figure.look.limits.high - figure.look.limits.low) * static_cast<double>(i) / steps;
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + tickLength, y));
        painter.drawText(QRectF(bar.right() + tickLength + 3, y - 8, colourBarWidth, 16), Qt::AlignLeft | Qt::AlignVCenter, decimalText(value, 1));
    }
}

}  // namespace

void paintFigure(QPainter& painter, const SpectrogramFigure& figure, const QSizeF& size, double dotsPerUnit) {
    SpectrogramPlane plane = figure.plane;
    plane.plot = plotOf(figure.style, size);
    QFont small = figure.font;
    small.setPixelSize(smallPixels);
    painter.fillRect(QRectF(QPointF(0, 0), size), Qt::white);
    paintPicture(painter, figure, plane, dotsPerUnit);
    if (figure.layer) {
        painter.save();
        painter.setClipRect(plane.plot);
        painter.setFont(small);
        figure.layer(painter, plane);
        painter.restore();
    }
    if (figure.style == FigureStyle::paper) {
        paintPaperAxes(painter, plane, small);
    } else {
        paintAxes(painter, plane, figure.font, Qt::black);
        paintColourBar(painter, figure, plane.plot, small);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 1));
    painter.drawRect(plane.plot);
}

}  // namespace ajepa
