// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform_view.h"

#include <QApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/axis_ticks.h"
#include "widgets/number_text.h"
#include "widgets/plot_frame.h"
#include "widgets/theme.h"

namespace ajepa {

namespace {

/// Sounds longer than this are no work for the GUI thread: 4 million samples take some milliseconds.
constexpr std::size_t longSamples = 4'000'000;

}  // namespace

WaveformView::WaveformView(TimeWindow& time, QWidget* parent) : QWidget(parent), time_(time) {
    setFixedHeight(64);
    pool_.setMaxThreadCount(1);
    setAccessibleName(tr("Waveform"));
    connect(&time_, &TimeWindow::rangeChanged, this, &WaveformView::invalidate);
    connect(&time_, &TimeWindow::playheadChanged, this, qOverload<>(&QWidget::update));
    connect(&time_, &TimeWindow::selectionChanged, this, qOverload<>(&QWidget::update));
}

WaveformView::~WaveformView() {
    pool_.clear();
    pool_.waitForDone();
}

void WaveformView::setWaveform(std::shared_ptr<const Waveform> waveform) {
    if (waveform == waveform_)
        return;
    waveform_ = std::move(waveform);
    peaks_.reset();
    setAccessibleDescription(waveform_ ? secondsText(waveform_->seconds()) : QString());
    if (waveform_ && waveform_->samples.size() <= longSamples)
        peaks_ = std::make_shared<const WaveformPeaks>(*waveform_);
    else if (waveform_)
        makePeaks();
    invalidate();
}

void WaveformView::makePeaks() {
    pool_.clear();
    pool_.start([this, waveform = waveform_] {
        auto peaks = std::make_shared<const WaveformPeaks>(*waveform);
        QMetaObject::invokeMethod(
            this,
            [this, waveform, peaks = std::move(peaks)] {
                if (waveform != waveform_)
                    return;
                peaks_ = peaks;
                invalidate();
                Q_EMIT ready();
            },
            Qt::QueuedConnection);
    });
}

void WaveformView::setRightRoom(int pixels) {
    rightRoom_ = pixels;
    invalidate();
}

QRectF WaveformView::plotArea() const {
    return QRectF(rect()).adjusted(leftAxisWidth, topInset, -rightInset - rightRoom_, -topInset);
}

void WaveformView::invalidate() {
    scene_ = {};
    update();
}

void WaveformView::resizeEvent(QResizeEvent*) {
    invalidate();
}

void WaveformView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        invalidate();
    QWidget::changeEvent(event);
}

void WaveformView::paintScene(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    const QRectF plot = plotArea();
    painter.fillRect(plot, colours.panel);
    const double middle = plot.center().y();
    painter.fillRect(QRectF(plot.left(), middle, plot.width(), 1), colours.line);
    if (!peaks_)
        return;
    // Peaks at device pixels; quiet sounds are enlarged and the factor is written on the left.
    const float largest = peaks_->largest();
    const double scale = largest > 0 ? plot.height() / 2 / largest : 0;
    const double ratio = devicePixelRatioF();
    const auto peaks = peaks_->columns(*waveform_, time_.startS(), time_.endS(), static_cast<int>(plot.width() * ratio));
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double x = plot.left() + static_cast<double>(i) / ratio;
        const double y = middle - peaks[i].high * scale;
        const double height = std::max((peaks[i].high - peaks[i].low) * scale, 1 / ratio);
        painter.fillRect(QRectF(x, y, 1 / ratio, height), colours.accent);
    }
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    painter.setPen(colours.secondary);
    const QString label =
        largest > 0
            ? tr("peak\n%1", "peak of the waveform re full scale").arg(withUnit(decimalText(20 * std::log10(largest), 0), QStringLiteral("dB")))
            : tr("silent");
    painter.drawText(QRectF(0, plot.top(), plot.left() - innerSpacing - 4, plot.height()), Qt::AlignRight | Qt::AlignVCenter | Qt::TextWordWrap,
                     label);
}

void WaveformView::paintEvent(QPaintEvent*) {
    if (scene_.isNull()) {
        scene_ = QPixmap(size() * devicePixelRatioF());
        scene_.setDevicePixelRatio(devicePixelRatioF());
        scene_.fill(palette().color(QPalette::Window));
        QPainter painter(&scene_);
        paintScene(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, scene_);
    if (!waveform_)
        return;
    const QRectF plot = plotArea();
    painter.setClipRect(plot);
    if (const auto& selection = time_.selection()) {
        QColor tint = themeColours(*this).text;
        tint.setAlpha(40);
        painter.fillRect(QRectF(QPointF(xOf(selection->startS), plot.top()), QPointF(xOf(selection->endS), plot.bottom())), tint);
    }
    if (time_.playheadS() >= 0)
        painter.fillRect(QRectF(xOf(time_.playheadS()) - 0.5, plot.top(), 1, plot.height()), themeColours(*this).text);
}

double WaveformView::xOf(double seconds) const {
    const QRectF plot = plotArea();
    return plot.left() + (seconds - time_.startS()) / time_.lengthS() * plot.width();
}

double WaveformView::secondsAt(double x) const {
    const QRectF plot = plotArea();
    return time_.startS() + (std::clamp(x, plot.left(), plot.right()) - plot.left()) / plot.width() * time_.lengthS();
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
    if (waveform_ && event->button() == Qt::LeftButton && plotArea().contains(event->position()))
        pressedX_ = event->position().x();
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
    if (!pressedX_)
        return;
    const double x = event->position().x();
    selecting_ = selecting_ || std::abs(x - *pressedX_) >= QApplication::startDragDistance();
    if (selecting_)
        time_.setSelection(SoundSelection{secondsAt(std::min(x, *pressedX_)), secondsAt(std::max(x, *pressedX_))});
}

void WaveformView::mouseReleaseEvent(QMouseEvent*) {
    const auto pressed = std::exchange(pressedX_, std::nullopt);
    if (pressed && !std::exchange(selecting_, false))
        Q_EMIT sought(secondsAt(*pressed));
}

}  // namespace ajepa
