// SPDX-License-Identifier: GPL-3.0-or-later
// How a SpectrogramView looks. Everything but playhead and hover is kept in one pixmap, so that a moving playhead costs next to nothing.
#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/plot_frame.h"
#include "widgets/signal_axes.h"
#include "widgets/spectrogram_tiles.h"
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
        update(strip(plane().xOf(seconds)));
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
    if (!spectrogram_)
        return;
    paintSelection(painter);
    paintCell(painter);
    paintPlayhead(painter);
    if (drag_ == Drag::rectangle) {
        painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
        painter.drawRect(QRectF(pressed_, last_).normalized().intersected(plotArea()));
    }
    paintReading(painter);
}

void SpectrogramView::paintPlayhead(QPainter& painter) {
    const QRectF plot = plotArea();
    if (time_.playheadS() < 0)
        return;
    const double x = plane().xOf(time_.playheadS());
    paintedPlayheadX_ = x;
    if (x < plot.left() || x > plot.right())
        return;
    painter.fillRect(QRectF(x - 1.5, plot.top(), 3, plot.height()), QColor(0, 0, 0, 110));
    painter.fillRect(QRectF(x - 0.5, plot.top(), 1, plot.height()), Qt::white);
}

void SpectrogramView::paintSelection(QPainter& painter) const {
    if (!time_.selection())
        return;
    const QRectF plot = plotArea();
    const QRectF area = selectionArea(*time_.selection());
    painter.save();
    painter.setClipRect(plot, Qt::IntersectClip);
    painter.fillRect(area, QColor(255, 255, 255, 36));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
    painter.drawRect(area);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(area);
    painter.restore();
}

void SpectrogramView::paintScene(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    if (!spectrogram_) {
        painter.setPen(colours.secondary);
        painter.drawText(rect().adjusted(spacingUnit, 0, -spacingUnit, 0), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    const SpectrogramPlane plane = this->plane();
    const QRectF plot = plane.plot;
    painter.fillRect(plot, colours.panel);
    const double ratio = devicePixelRatioF();
    const QSize pixels(static_cast<int>(std::lround(plot.width() * ratio)), static_cast<int>(std::lround(plot.height() * ratio)));
    const double firstFrame = spectrogram_->shape.frameAt(plane.startS);
    const double framesPerColumn = (spectrogram_->shape.frameAt(plane.endS) - firstFrame) / std::max(pixels.width(), 1);
    const auto rows = plane.axis.rowsBehind(plane.lowShare, plane.highShare, pixels.height());
    painter.drawImage(plot, tiles_->picture(firstFrame, framesPerColumn, pixels.width(), rows, look_));
    if (layer_) {
        painter.save();
        painter.setClipRect(plot);
        layer_(painter, plane);
        painter.restore();
    }
    paintAxes(painter, plane, font(), colours.secondary);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.strongLine, hasFocus() ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void SpectrogramView::paintReading(QPainter& painter) const {
    const auto reading = hover_ ? readingAt(*hover_) : std::nullopt;
    const QRectF plot = plotArea();
    if (!reading) {
        if (echo_)
            paintCross(painter, QPointF(plane().xOf(echo_->x()), plane().yOf(echo_->y())));
        if (cell_ && hasFocus())
            paintChip(painter, cellText(*cell_), cellArea(*cell_).center().y() < plot.center().y());
        return;
    }
    paintCross(painter, *hover_);
    paintChip(painter, readingText(*reading), hover_->y() < plot.center().y());
}

void SpectrogramView::paintCross(QPainter& painter, const QPointF& centre) const {
    const QRectF plot = plotArea();
    if (!plot.contains(centre))
        return;
    painter.setPen(QPen(QColor(255, 255, 255, 110), 1));
    painter.drawLine(QPointF(centre.x(), plot.top()), QPointF(centre.x(), plot.bottom()));
    painter.drawLine(QPointF(plot.left(), centre.y()), QPointF(plot.right(), centre.y()));
}

// In the corner that what is read does not lie in.
void SpectrogramView::paintChip(QPainter& painter, const QString& text, bool low) const {
    const QRectF plot = plotArea();
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    const QSizeF size(QFontMetricsF(small).horizontalAdvance(text) + 2 * spacingUnit, QFontMetricsF(small).height() + innerSpacing);
    const QRectF chip(
        QPointF(plot.right() - size.width() - innerSpacing, low ? plot.bottom() - size.height() - innerSpacing : plot.top() + innerSpacing), size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(chip, cornerRadius, cornerRadius);
    painter.setPen(Qt::white);
    painter.drawText(chip, Qt::AlignCenter, text);
}

}  // namespace ajepa
