// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_view.h"

#include <QEvent>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/axis_ticks.h"
#include "widgets/colour_bar.h"
#include "widgets/plot_frame.h"
#include "widgets/spectrogram_tiles.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr std::size_t longestHistory = 50;
constexpr double fewestRows = 2;

bool sameFrequencies(const PooledSpectrogram* a, const PooledSpectrogram* b) {
    const auto top = [](const PooledSpectrogram& each) { return each.shape.hzAt(each.shape.rows); };
    return a != nullptr && b != nullptr && std::abs(top(*a) - top(*b)) < 0.05 * top(*b);
}

}  // namespace

SpectrogramView::SpectrogramView(TimeWindow& time, QWidget* parent)
    : QWidget(parent), time_(time), colourBar_(new ColourBar(this)), menuButton_(new QToolButton(this)), tiles_(new SpectrogramTiles(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Spectrogram"));
    setProperty("keyGroup", tr("Spectrogram"));
    connect(&time_, &TimeWindow::rangeChanged, this, &SpectrogramView::invalidate);
    connect(&time_, &TimeWindow::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(&time_, &TimeWindow::playheadChanged, this, &SpectrogramView::movePlayhead);
    connect(tiles_, &SpectrogramTiles::arrived, this, &SpectrogramView::invalidate);
    connect(colourBar_, &ColourBar::lookChosen, this, [this](const SpectrogramLook& look) {
        ownLimits_ = ownLimits_ || look.limits != look_.limits;
        setLook(look);
    });
    connect(colourBar_, &ColourBar::resetAsked, this, &SpectrogramView::resetLook);
    menuButton_->setIcon(themedIcon(QStringLiteral("menu")));
    menuButton_->setAutoRaise(true);
    menuButton_->setToolTip(tr("What is shown, and how (Menu key)"));
    menuButton_->setAccessibleName(tr("Menu of the spectrogram"));
    menuButton_->setFocusPolicy(Qt::NoFocus);
    menuButton_->hide();
    connect(menuButton_, &QToolButton::clicked, this, [this] { openMenu(menuButton_->mapToGlobal(QPoint(0, menuButton_->height()))); });
    clickTimer_.setSingleShot(true);
    connect(&clickTimer_, &QTimer::timeout, this, [this] { Q_EMIT sought(plane().secondsAt(pressed_.x())); });
    wheelTimer_.setSingleShot(true);
    pool_.setMaxThreadCount(1);
    buildActions();
}

SpectrogramView::~SpectrogramView() {
    pool_.clear();
    pool_.waitForDone();
}

void SpectrogramView::setSpectrogram(std::shared_ptr<const PooledSpectrogram> spectrogram) {
    ++job_;
    isPooling_ = false;
    takeSpectrogram(std::move(spectrogram));
}

void SpectrogramView::setData(std::shared_ptr<const SpectrogramData> data) {
    if (!data || !isLong(static_cast<std::int64_t>(data->values.size())))
        return setSpectrogram(poolSpectrogram(std::move(data)));
    setSpectrogram(glanceAt(*data));
    isPooling_ = true;
    pool_.clear();
    pool_.start([this, job = job_, data = std::move(data)]() mutable {
        auto pooled = poolSpectrogram(std::move(data));
        QMetaObject::invokeMethod(
            this,
            [this, job, pooled = std::move(pooled)]() mutable {
                if (job != job_)
                    return;
                setSpectrogram(std::move(pooled));
                Q_EMIT this->pooled();
            },
            Qt::QueuedConnection);
    });
}

void SpectrogramView::takeSpectrogram(std::shared_ptr<const PooledSpectrogram> spectrogram) {
    const bool sameUnit = spectrogram_ && spectrogram && spectrogram_->shape.unit == spectrogram->shape.unit;
    const bool keepsBand = sameFrequencies(spectrogram_.get(), spectrogram.get());
    const double lowHz = plane_.axis.hzAt(plane_.lowShare), highHz = plane_.axis.hzAt(plane_.highShare);
    const bool whole = plane_.lowShare == 0 && plane_.highShare == 1;
    spectrogram_ = std::move(spectrogram);
    tiles_->setSpectrogram(spectrogram_);
    updateAxis();
    if (!keepsBand)
        history_->clear();
    if (keepsBand && !whole)
        setShares(plane_.axis.shareAt(lowHz), plane_.axis.shareAt(highHz));
    else
        setShares(0, 1);
    setColourBarVisible(colourBarVisible_);
    if (spectrogram_) {
        const SpectrogramShape& shape = spectrogram_->shape;
        colourBar_->setUnit(shape.unit);
        setAccessibleDescription(
            tr("%1 to %2, %3, %4")
                .arg(secondsText(0), secondsText(shape.durationS()), hertzText(std::max(shape.hzAt(0), 0.0)), hertzText(shape.hzAt(shape.rows))));
        if (!ownLimits_ || !sameUnit)
            resetLook();
    }
    invalidate();
    Q_EMIT spectrogramChanged();
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
    if (spectrogram_)
        setLook({look_.map, spectrogram_->limits});
}

void SpectrogramView::setFrequencySpacing(std::optional<FrequencySpacing> spacing) {
    if (std::exchange(spacing_, spacing) == spacing)
        return;
    updateAxis();
    Q_EMIT spacingChanged();
}

void SpectrogramView::updateAxis() {
    if (!spectrogram_)
        return;
    const SpectrogramShape& shape = spectrogram_->shape;
    const double lowHz = plane_.axis.hzAt(plane_.lowShare), highHz = plane_.axis.hzAt(plane_.highShare);
    const bool whole = plane_.lowShare == 0 && plane_.highShare == 1;
    plane_.axis = FrequencyAxis(shape, spacing_.value_or(spacingOf(shape.geometry.scale)));
    if (!whole)
        setShares(plane_.axis.shareAt(lowHz), plane_.axis.shareAt(highHz));
    invalidate();
}

void SpectrogramView::setTool(SpectrogramTool tool) {
    if (std::exchange(tool_, tool) == tool)
        return;
    constexpr Qt::CursorShape shapes[] = {Qt::ArrowCursor, Qt::CrossCursor, Qt::PointingHandCursor};
    setCursor(shapes[static_cast<int>(tool)]);
    enableKeys();
    Q_EMIT toolChanged();
}

void SpectrogramView::setLayer(Layer layer) {
    layer_ = std::move(layer);
    invalidate();
}

void SpectrogramView::setColourBarVisible(bool visible) {
    colourBarVisible_ = visible;
    colourBar_->setVisible(visible && spectrogram_ != nullptr);
    menuButton_->setVisible(visible && spectrogram_ != nullptr);
    invalidate();
}

QRectF SpectrogramView::plotArea() const {
    const int right = colourBarVisible_ ? rightInset + colourBarWidth : rightInset;
    return QRectF(rect()).adjusted(leftAxisWidth, topInset, -right, -bottomAxisHeight);
}

SpectrogramPlane SpectrogramView::plane() const {
    SpectrogramPlane plane = plane_;
    plane.plot = plotArea();
    plane.startS = time_.startS();
    plane.endS = time_.endS();
    return plane;
}

bool SpectrogramView::isSharp() const {
    return !isPooling_ && tiles_->isComplete();
}

std::optional<SpectrogramReading> SpectrogramView::readingAt(const QPointF& position) const {
    if (!spectrogram_ || !plotArea().contains(position))
        return std::nullopt;
    const SpectrogramPlane plane = this->plane();
    const SpectrogramShape& shape = spectrogram_->shape;
    SpectrogramReading reading;
    reading.seconds = plane.secondsAt(position.x());
    const double row = plane.rowAt(position.y());
    const double frame = shape.frameAt(reading.seconds);
    if (frame < 0 || frame >= shape.frames || row < 0 || row >= shape.rows)
        return std::nullopt;
    reading.frame = static_cast<int>(frame);
    reading.row = static_cast<int>(row);
    reading.hz = shape.hzAt(reading.row + 0.5);
    reading.value = spectrogram_->valueAt(reading.frame, reading.row);
    return reading;
}

QString SpectrogramView::readingText(const SpectrogramReading& reading) const {
    const SpectrogramShape& shape = spectrogram_->shape;
    QStringList parts{secondsText(reading.seconds), hertzText(std::round(reading.hz))};
    parts << (shape.geometry.scale == FrequencyScale::mel ? tr("band %1") : tr("bin %1")).arg(reading.row) << tr("frame %1").arg(reading.frame);
    if (const auto cell = patchCellAt(patches_, shape.secondsAt(reading.frame + 0.5), reading.hz))
        parts << tr("patch %1, %2").arg(cell->time).arg(cell->band);
    const QString value = decimalText(reading.value, spectrogram_->isExact() ? 2 : 1);
    parts << tr("%1 %2", "value and its unit").arg(value, valueUnitLabel(shape.unit));
    return parts.join(QStringLiteral(" · "));
}

void SpectrogramView::setShares(double low, double high) {
    const double smallest = spectrogram_ ? std::min(fewestRows / std::max(spectrogram_->shape.rows, 1), 1.0) : 1.0;
    const double length = std::clamp(high - low, smallest, 1.0);
    const double from = std::clamp(low, 0.0, 1 - length);
    invalidate();
    if (std::exchange(plane_.lowShare, from) == from && plane_.highShare == from + length)
        return;
    plane_.highShare = from + length;
    Q_EMIT bandChanged();
}

void SpectrogramView::zoomShares(double factor, double aroundShare) {
    const double visible = plane_.highShare - plane_.lowShare;
    const double place = (aroundShare - plane_.lowShare) / visible;
    setShares(aroundShare - place * visible / factor, aroundShare + (1 - place) * visible / factor);
}

void SpectrogramView::scrollShares(double share) {
    setShares(plane_.lowShare + share, plane_.highShare + share);
}

void SpectrogramView::remember() {
    history_->push_back({time_.startS(), time_.endS(), plane_.lowShare, plane_.highShare});
    if (history_->size() > longestHistory)
        history_->erase(history_->begin());
}

void SpectrogramView::goBack() {
    if (history_->empty())
        return;
    const Place place = history_->back();
    history_->pop_back();
    time_.setRange(place.startS, place.endS);
    setShares(place.lowShare, place.highShare);
}

void SpectrogramView::fit() {
    remember();
    time_.fit();
    setShares(0, 1);
}

void SpectrogramView::zoomTo(const QRectF& rectangle) {
    remember();
    const SpectrogramPlane plane = this->plane();
    time_.setRange(plane.secondsAt(rectangle.left()), plane.secondsAt(rectangle.right()));
    setShares(plane.shareAt(rectangle.bottom()), plane.shareAt(rectangle.top()));
}

void SpectrogramView::zoomToSelection() {
    if (const auto& selection = time_.selection())
        zoomTo(selectionArea(*selection));
}

void SpectrogramView::shiftLimits(float brightness, float contrast) {
    ownLimits_ = true;
    setLook({look_.map, shifted(look_.limits, brightness, contrast)});
}

void SpectrogramView::nextColourMap(int stride) {
    const auto maps = allColourMaps();
    const auto count = static_cast<std::ptrdiff_t>(maps.size());
    const std::ptrdiff_t place = std::find(maps.begin(), maps.end(), look_.map) - maps.begin();
    setLook({maps[static_cast<std::size_t>((place + stride + count) % count)], look_.limits});
}

void SpectrogramView::nextFrequencySpacing() {
    const auto& all = allFrequencySpacings;
    const auto place = static_cast<std::size_t>(std::find(all.begin(), all.end(), frequencySpacing()) - all.begin());
    setFrequencySpacing(all.at((place + 1) % all.size()));
}

void SpectrogramView::resizeEvent(QResizeEvent*) {
    colourBar_->setGeometry(width() - colourBarWidth, 0, colourBarWidth, height());
    menuButton_->setGeometry(width() - colourBarWidth, height() - bottomAxisHeight, bottomAxisHeight, bottomAxisHeight);
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
