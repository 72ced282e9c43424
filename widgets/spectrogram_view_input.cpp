// SPDX-License-Identifier: GPL-3.0-or-later
// The gestures of a SpectrogramView.
#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/spectrogram_view.h"

namespace ajepa {
namespace {

constexpr double degreesPerStep = 120;
/// Sonic Visualiser met a first wheel event with an angle in the thousands; nobody turns that far at once.
constexpr double largestTurn = 600;
constexpr double zoomPerStep = 1.25;
constexpr int wheelPauseMs = 600;
/// How far from an edge of the selection a press still takes hold of it, pixels.
constexpr double edgeReach = 5;
/// A selection lower than this, pixels, is one of time alone.
constexpr double flatSelection = 10;

}  // namespace

void SpectrogramView::wheelEvent(QWheelEvent* event) {
    if (!spectrogram_)
        return;
    if (!wheelTimer_.isActive())
        remember();
    wheelTimer_.start(wheelPauseMs);
    const auto turned = [](int angle) { return std::clamp<double>(angle, -largestTurn, largestTurn) / degreesPerStep; };
    const QPoint angle = event->angleDelta();
    const Qt::KeyboardModifiers keys = event->modifiers();
    const SpectrogramPlane plane = this->plane();
    // With Alt, Qt reports the wheel as a sideways one.
    const double turn = turned(keys & Qt::AltModifier && angle.y() == 0 ? angle.x() : angle.y());
    if (keys & Qt::AltModifier)
        zoomShares(std::pow(zoomPerStep, turn), plane.shareAt(event->position().y()));
    else if (keys & Qt::ShiftModifier)
        scrollShares(turn * (plane.highShare - plane.lowShare) / 10);
    else if (keys & Qt::ControlModifier)
        time_.scroll(-turn * time_.lengthS() / 10);
    else if (std::abs(angle.x()) > std::abs(angle.y()))
        time_.scroll(event->pixelDelta().isNull() ? -turned(angle.x()) * time_.lengthS() / 10
                                                  : -event->pixelDelta().x() * time_.lengthS() / plane.plot.width());
    else
        time_.zoom(std::pow(zoomPerStep, turn), plane.secondsAt(event->position().x()));
    event->accept();
}

void SpectrogramView::mousePressEvent(QMouseEvent* event) {
    if (!spectrogram_ || !plotArea().contains(event->position()))
        return;
    pressed_ = last_ = event->position();
    dragSelects_ = (tool_ == SpectrogramTool::select) != bool(event->modifiers() & Qt::ControlModifier);
    if (event->button() == Qt::MiddleButton)
        beginDrag(Drag::pan);
    else if (event->button() == Qt::LeftButton)
        drag_ = event->modifiers() & Qt::ShiftModifier ? Drag::rectangle : Drag::maybeClick;
}

void SpectrogramView::beginDrag(Drag drag) {
    drag_ = drag;
    if (drag == Drag::pan)
        remember();
    else
        draft_ = draftAt(pressed_);
}

void SpectrogramView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    if (drag_ == Drag::maybeClick && (position - pressed_).manhattanLength() >= QApplication::startDragDistance())
        beginDrag(dragSelects_ ? Drag::select : Drag::pan);
    if (drag_ == Drag::pan) {
        const QPointF moved = position - last_;
        time_.scroll(-moved.x() / plotArea().width() * time_.lengthS());
        scrollShares(moved.y() / plotArea().height() * (plane_.highShare - plane_.lowShare));
    } else if (drag_ == Drag::select) {
        drawSelection(position);
    }
    last_ = position;
    hover(position);
}

void SpectrogramView::hover(const std::optional<QPointF>& position) {
    hover_ = position;
    update();
    const SpectrogramPlane plane = this->plane();
    const bool inside = position && plane.plot.contains(*position);
    Q_EMIT hovered(inside ? std::optional(QPointF(plane.secondsAt(position->x()), plane.hzAt(position->y()))) : std::nullopt);
}

void SpectrogramView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag ended = std::exchange(drag_, Drag::none);
    if (ended == Drag::maybeClick && clickHearsPatch(event->modifiers()))
        hearCellAt(event->position());
    else if (ended == Drag::maybeClick)
        clickTimer_.start(QApplication::styleHints()->mouseDoubleClickInterval() / 2);
    const QRectF rectangle = QRectF(pressed_, event->position()).normalized().intersected(plotArea());
    if (ended == Drag::rectangle && rectangle.width() > 4 && rectangle.height() > 4)
        zoomTo(rectangle);
    update();
}

void SpectrogramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!spectrogram_ || !plotArea().contains(event->position()))
        return;
    clickTimer_.stop();
    if (clickHearsPatch(event->modifiers()))
        return hearCellAt(event->position());
    remember();
    time_.scroll(plane().secondsAt(event->position().x()) - (time_.startS() + time_.endS()) / 2);
}

void SpectrogramView::leaveEvent(QEvent*) {
    hover(std::nullopt);
}

QRectF SpectrogramView::selectionArea(const SoundSelection& selection) const {
    const SpectrogramPlane plane = this->plane();
    const double top = selection.isWholeBand() ? plane.plot.top() : plane.yOf(selection.highHz);
    const double bottom = selection.isWholeBand() ? plane.plot.bottom() : plane.yOf(selection.lowHz);
    return {QPointF(plane.xOf(selection.startS), top), QPointF(plane.xOf(selection.endS), bottom)};
}

// Near an edge of the selection that edge is moved, near a corner both; anywhere else a new selection begins.
SpectrogramView::Draft SpectrogramView::draftAt(const QPointF& position) const {
    const SpectrogramPlane plane = this->plane();
    const double seconds = plane.secondsAt(position.x()), hz = plane.hzAt(position.y());
    const Draft fresh{seconds, seconds, hz, hz, true, true};
    const auto& selection = time_.selection();
    if (!selection)
        return fresh;
    const QRectF area = selectionArea(*selection);
    const auto near = [](double a, double b) { return std::abs(a - b) <= edgeReach; };
    if (!area.adjusted(-edgeReach, -edgeReach, edgeReach, edgeReach).contains(position))
        return fresh;
    const bool left = near(position.x(), area.left()), right = near(position.x(), area.right());
    const bool low = !selection->isWholeBand() && near(position.y(), area.bottom());
    const bool high = !selection->isWholeBand() && near(position.y(), area.top());
    if (!left && !right && !low && !high)
        return fresh;
    return {left ? selection->endS : selection->startS,
            left ? selection->startS : selection->endS,
            low ? selection->highHz : selection->lowHz,
            low ? selection->lowHz : selection->highHz,
            left || right,
            low || high};
}

void SpectrogramView::drawSelection(const QPointF& position) {
    const SpectrogramPlane plane = this->plane();
    const QPointF inside(std::clamp(position.x(), plane.plot.left(), plane.plot.right()),
                         std::clamp(position.y(), plane.plot.top(), plane.plot.bottom()));
    if (draft_.movesTime)
        draft_.movedS = plane.secondsAt(inside.x());
    if (draft_.movesBand)
        draft_.movedHz = plane.hzAt(inside.y());
    SoundSelection selection{std::min(draft_.fixedS, draft_.movedS), std::max(draft_.fixedS, draft_.movedS)};
    const double lowHz = std::max(std::min(draft_.fixedHz, draft_.movedHz), 0.0), highHz = std::max(draft_.fixedHz, draft_.movedHz);
    // Drawn along the time axis: a span of time with all its frequencies.
    const bool flat = std::isinf(highHz) || std::abs(plane.yOf(lowHz) - plane.yOf(highHz)) < flatSelection;
    if (!flat) {
        selection.lowHz = lowHz;
        selection.highHz = highHz;
    }
    time_.setSelection(selection);
}

}  // namespace ajepa
