// SPDX-License-Identifier: GPL-3.0-or-later
// How a SpectrogramView looks. Everything but playhead and hover is kept in one pixmap, so that a moving playhead costs next to nothing.
#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/plot_frame.h"
#include "widgets/spectrogram_view.h"
#include "widgets/theme.h"

namespace ajepa {

void SpectrogramView::invalidate() {
    scene_ = {};
    update();
}

void SpectrogramView::movePlayhead(double seconds) {
    const auto strip = [this](double x) { return QRect(static_cast<int>(std::floor(x)) - 2, 0, 5, height()); };
    if (paintedPlayheadX_ >= 0)
        update(strip(paintedPlayheadX_));
    if (seconds >= 0)
        update(strip(xOf(seconds)));
}

void SpectrogramView::paintEvent(QPaintEvent* event) {
    if (scene_.isNull()) {
        scene_ = QPixmap(size() * devicePixelRatioF());
        scene_.setDevicePixelRatio(devicePixelRatioF());
        scene_.fill(palette().color(QPalette::Window));
        QPainter painter(&scene_);
        paintScene(painter);
    }
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawPixmap(0, 0, scene_);
    if (!data_)
        return;
    const QRectF plot = plotArea();
    if (const double seconds = time_.playheadS(); seconds >= 0) {
        const double x = xOf(seconds);
        paintedPlayheadX_ = x;
        if (x >= plot.left() && x <= plot.right()) {
            painter.fillRect(QRectF(x - 1.5, plot.top(), 3, plot.height()), QColor(0, 0, 0, 110));
            painter.fillRect(QRectF(x - 0.5, plot.top(), 1, plot.height()), Qt::white);
        }
    }
    if (drag_ == Drag::rectangle) {
        painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
        painter.drawRect(QRectF(pressed_, last_).normalized().intersected(plot));
    }
    paintReading(painter);
}

void SpectrogramView::paintScene(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    const QRectF plot = plotArea();
    if (!data_) {
        painter.setPen(colours.secondary);
        painter.drawText(rect().adjusted(spacingUnit, 0, -spacingUnit, 0), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    painter.fillRect(plot, colours.panel);
    const double ratio = devicePixelRatioF();
    const QSize pixels(static_cast<int>(std::lround(plot.width() * ratio)), static_cast<int>(std::lround(plot.height() * ratio)));
    const double firstFrame = data_->frameAt(time_.startS());
    const QRectF region(firstFrame, lowRow_, data_->frameAt(time_.endS()) - firstFrame, highRow_ - lowRow_);
    painter.drawImage(plot, renderSpectrogram(*data_, look_, region, pixels));
    if (layer_) {
        painter.save();
        painter.setClipRect(plot);
        layer_(painter, dataArea());
        painter.restore();
    }
    paintAxes(painter);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.strongLine, hasFocus() ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void SpectrogramView::paintAxes(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    const QRectF plot = plotArea();
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    painter.setPen(colours.secondary);
    const QFontMetricsF metrics(small);
    for (const AxisTick& tick : timeTicks(time_.startS(), time_.endS(), plot.width(), timeTickSpacing)) {
        const double x = plot.left() + tick.position;
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + tickLength));
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = std::clamp(x - width / 2, plot.left() - 8, plot.right() - width + 8);
        painter.drawText(QRectF(left, plot.bottom() + tickLength + 1, width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignTop, tick.label);
    }
    const auto positionOf = [this](double hz) { return yOfRow(data_->rowAt(hz)); };
    const double lowHz = std::max(data_->hzAt(lowRow_), 0.0);
    for (const AxisTick& tick : frequencyTicks(lowHz, data_->hzAt(highRow_), frequencyTickSpacing, positionOf)) {
        const double y = tick.position;
        painter.drawLine(QPointF(plot.left() - tickLength, y), QPointF(plot.left() - 1, y));
        const double middle = std::clamp(y, plot.top() + metrics.height() / 2 - 3, plot.bottom() - metrics.height() / 2 + 3);
        painter.drawText(QRectF(0, middle - metrics.height() / 2, plot.left() - tickLength - 4, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         tick.label);
    }
}

void SpectrogramView::paintReading(QPainter& painter) const {
    const auto reading = hover_ ? readingAt(*hover_) : std::nullopt;
    if (!reading)
        return;
    const QRectF plot = plotArea();
    painter.setPen(QPen(QColor(255, 255, 255, 110), 1));
    painter.drawLine(QPointF(hover_->x(), plot.top()), QPointF(hover_->x(), plot.bottom()));
    painter.drawLine(QPointF(plot.left(), hover_->y()), QPointF(plot.right(), hover_->y()));
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    const QString text = readingText(*reading);
    const QSizeF size(QFontMetricsF(small).horizontalAdvance(text) + 2 * spacingUnit, QFontMetricsF(small).height() + innerSpacing);
    // In the corner that the cursor is not in.
    const bool cursorInUpperHalf = hover_->y() < plot.center().y();
    const QPointF corner(plot.right() - size.width() - innerSpacing,
                         cursorInUpperHalf ? plot.bottom() - size.height() - innerSpacing : plot.top() + innerSpacing);
    const QRectF chip(corner, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(chip, cornerRadius, cornerRadius);
    painter.setPen(Qt::white);
    painter.drawText(chip, Qt::AlignCenter, text);
}

}  // namespace ajepa
