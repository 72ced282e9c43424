// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_view.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <algorithm>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/colour_bar.h"
#include "widgets/plot_frame.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr std::size_t longestHistory = 50;
constexpr double fewestRows = 2;

}  // namespace

SpectrogramView::SpectrogramView(TimeWindow& time, QWidget* parent) : QWidget(parent), time_(time), colourBar_(new ColourBar(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Spectrogram"));
    connect(&time_, &TimeWindow::rangeChanged, this, &SpectrogramView::invalidate);
    connect(&time_, &TimeWindow::playheadChanged, this, &SpectrogramView::movePlayhead);
    connect(colourBar_, &ColourBar::lookChosen, this, [this](const SpectrogramLook& look) {
        ownLimits_ = ownLimits_ || look.limits != look_.limits;
        setLook(look);
    });
    connect(colourBar_, &ColourBar::resetAsked, this, &SpectrogramView::resetLook);
    clickTimer_.setSingleShot(true);
    connect(&clickTimer_, &QTimer::timeout, this, [this] { Q_EMIT sought(secondsAt(pressed_.x())); });
    wheelTimer_.setSingleShot(true);
}

void SpectrogramView::setData(std::shared_ptr<const SpectrogramData> data) {
    const bool sameRows = data_ && data && data_->rows == data->rows;
    const bool sameUnit = data_ && data && data_->unit == data->unit;
    data_ = std::move(data);
    if (!sameRows) {
        lowRow_ = 0;
        highRow_ = data_ ? data_->rows : 1;
        history_.clear();
    }
    colourBar_->setVisible(data_ != nullptr && !colourBar_->property("hiddenByOwner").toBool());
    if (data_) {
        colourBar_->setUnit(data_->unit);
        setAccessibleDescription(
            tr("%1 to %2, %3, %4")
                .arg(secondsText(0), secondsText(data_->durationS()), hertzText(data_->hzAt(0)), hertzText(data_->hzAt(data_->rows))));
        if (!ownLimits_ || !sameUnit)
            resetLook();
    }
    invalidate();
}

void SpectrogramView::setEmptyText(const QString& text) {
    emptyText_ = text;
    invalidate();
}

void SpectrogramView::setLook(const SpectrogramLook& look) {
    if (look == look_)
        return;
    look_ = look;
    colourBar_->setLook(look);
    invalidate();
    Q_EMIT lookChanged(look);
}

void SpectrogramView::resetLook() {
    ownLimits_ = false;
    if (data_)
        setLook({look_.map, suggestedLimits(*data_)});
}

void SpectrogramView::setPatchSize(const QSize& frameRows) {
    patch_ = frameRows;
}

void SpectrogramView::setLayer(Layer layer) {
    layer_ = std::move(layer);
    invalidate();
}

void SpectrogramView::setColourBarVisible(bool visible) {
    colourBar_->setProperty("hiddenByOwner", !visible);
    colourBar_->setVisible(visible && data_ != nullptr);
    invalidate();
}

QRectF SpectrogramView::plotArea() const {
    const int right = colourBar_->property("hiddenByOwner").toBool() ? rightInset : rightInset + colourBarWidth;
    return QRectF(rect()).adjusted(leftAxisWidth, topInset, -right, -bottomAxisHeight);
}

double SpectrogramView::xOf(double seconds) const {
    const QRectF plot = plotArea();
    return plot.left() + (seconds - time_.startS()) / time_.lengthS() * plot.width();
}

double SpectrogramView::secondsAt(double x) const {
    const QRectF plot = plotArea();
    return time_.startS() + (x - plot.left()) / plot.width() * time_.lengthS();
}

double SpectrogramView::yOfRow(double row) const {
    const QRectF plot = plotArea();
    return plot.bottom() - (row - lowRow_) / (highRow_ - lowRow_) * plot.height();
}

double SpectrogramView::rowAt(double y) const {
    const QRectF plot = plotArea();
    return lowRow_ + (plot.bottom() - y) / plot.height() * (highRow_ - lowRow_);
}

QRectF SpectrogramView::dataArea() const {
    return {QPointF(xOf(data_->secondsAt(0)), yOfRow(data_->rows)), QPointF(xOf(data_->secondsAt(data_->frames)), yOfRow(0))};
}

std::optional<SpectrogramReading> SpectrogramView::readingAt(const QPointF& position) const {
    if (!data_ || !plotArea().contains(position))
        return std::nullopt;
    SpectrogramReading reading;
    reading.seconds = secondsAt(position.x());
    const double row = rowAt(position.y());
    const double frame = data_->frameAt(reading.seconds);
    if (frame < 0 || frame >= data_->frames || row < 0 || row >= data_->rows)
        return std::nullopt;
    reading.frame = static_cast<int>(frame);
    reading.row = static_cast<int>(row);
    reading.hz = data_->hzAt(reading.row + 0.5);
    reading.value = data_->at(reading.frame, reading.row);
    return reading;
}

QString SpectrogramView::readingText(const SpectrogramReading& reading) const {
    const QString separator = QStringLiteral(" · ");
    QStringList parts{secondsText(reading.seconds), hertzText(std::round(reading.hz))};
    parts << tr("band %1").arg(reading.row) << tr("frame %1").arg(reading.frame);
    if (!patch_.isEmpty())
        parts << tr("patch %1, %2").arg(reading.frame / patch_.width()).arg(reading.row / patch_.height());
    parts << tr("%1 %2", "value and its unit").arg(decimalText(reading.value, 2), valueUnitLabel(data_->unit));
    return parts.join(separator);
}

void SpectrogramView::setRows(double low, double high) {
    if (!data_)
        return;
    const double length = std::clamp(high - low, std::min(fewestRows, double(data_->rows)), double(data_->rows));
    lowRow_ = std::clamp(low, 0.0, data_->rows - length);
    highRow_ = lowRow_ + length;
    invalidate();
}

void SpectrogramView::zoomRows(double factor, double aroundRow) {
    const double share = (aroundRow - lowRow_) / (highRow_ - lowRow_);
    const double length = (highRow_ - lowRow_) / factor;
    setRows(aroundRow - share * length, aroundRow - share * length + length);
}

void SpectrogramView::remember() {
    history_.push_back({time_.startS(), time_.endS(), lowRow_, highRow_});
    if (history_.size() > longestHistory)
        history_.erase(history_.begin());
}

void SpectrogramView::goBack() {
    if (history_.empty())
        return;
    const Place place = history_.back();
    history_.pop_back();
    time_.setRange(place.startS, place.endS);
    setRows(place.lowRow, place.highRow);
}

void SpectrogramView::fit() {
    if (!data_)
        return;
    remember();
    time_.fit();
    setRows(0, data_->rows);
}

void SpectrogramView::zoomTo(const QRectF& rectangle) {
    remember();
    const double startS = secondsAt(rectangle.left()), endS = secondsAt(rectangle.right());
    const double low = rowAt(rectangle.bottom()), high = rowAt(rectangle.top());
    time_.setRange(startS, endS);
    setRows(low, high);
}

void SpectrogramView::shiftLimits(float brightness, float contrast) {
    const float middle = (look_.limits.low + look_.limits.high) / 2;
    const float span = look_.limits.high - look_.limits.low;
    const float half = span / 2 * (1 - contrast);
    const float shifted = middle - brightness * span;
    ownLimits_ = true;
    setLook({look_.map, {shifted - half, shifted + half}});
}

void SpectrogramView::nextColourMap(int stride) {
    const auto maps = allColourMaps();
    const auto count = static_cast<std::ptrdiff_t>(maps.size());
    const std::ptrdiff_t place = std::find(maps.begin(), maps.end(), look_.map) - maps.begin();
    setLook({maps[static_cast<std::size_t>((place + stride + count) % count)], look_.limits});
}

void SpectrogramView::resizeEvent(QResizeEvent*) {
    colourBar_->setGeometry(width() - colourBarWidth, 0, colourBarWidth, height());
    invalidate();
}

void SpectrogramView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        invalidate();
    QWidget::changeEvent(event);
}

void SpectrogramView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    invalidate();
}

void SpectrogramView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    invalidate();
}

}  // namespace ajepa
