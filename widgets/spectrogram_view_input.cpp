// SPDX-License-Identifier: GPL-3.0-or-later
// The gestures and keys of a SpectrogramView.
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <algorithm>
#include <cmath>

#include "widgets/spectrogram_view.h"

namespace ajepa {
namespace {

constexpr double degreesPerStep = 120;
/// Sonic Visualiser met a first wheel event with an angle in the thousands; nobody turns that far at once.
constexpr double largestTurn = 600;
constexpr double zoomPerStep = 1.25;
constexpr int wheelPauseMs = 600;
constexpr float limitStep = 0.05F;

}  // namespace

void SpectrogramView::wheelEvent(QWheelEvent* event) {
    if (!data_)
        return;
    if (!wheelTimer_.isActive())
        remember();
    wheelTimer_.start(wheelPauseMs);
    const auto turned = [](int angle) { return std::clamp<double>(angle, -largestTurn, largestTurn) / degreesPerStep; };
    const QPoint angle = event->angleDelta();
    const Qt::KeyboardModifiers keys = event->modifiers();
    // With Alt, Qt reports the wheel as a sideways one.
    const double turn = turned(keys & Qt::AltModifier && angle.y() == 0 ? angle.x() : angle.y());
    if (keys & Qt::AltModifier)
        zoomRows(std::pow(zoomPerStep, turn), rowAt(event->position().y()));
    else if (keys & Qt::ShiftModifier)
        setRows(lowRow_ + turn * (highRow_ - lowRow_) / 10, highRow_ + turn * (highRow_ - lowRow_) / 10);
    else if (keys & Qt::ControlModifier)
        time_.scroll(-turn * time_.lengthS() / 10);
    else if (std::abs(angle.x()) > std::abs(angle.y()))
        time_.scroll(event->pixelDelta().isNull() ? -turned(angle.x()) * time_.lengthS() / 10
                                                  : -event->pixelDelta().x() * time_.lengthS() / plotArea().width());
    else
        time_.zoom(std::pow(zoomPerStep, turn), secondsAt(event->position().x()));
    event->accept();
}

void SpectrogramView::mousePressEvent(QMouseEvent* event) {
    if (!data_ || !plotArea().contains(event->position()))
        return;
    pressed_ = last_ = event->position();
    if (event->button() == Qt::MiddleButton) {
        remember();
        drag_ = Drag::pan;
    } else if (event->button() == Qt::LeftButton) {
        drag_ = event->modifiers() & Qt::ShiftModifier ? Drag::rectangle : Drag::maybeClick;
    }
}

void SpectrogramView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    if (drag_ == Drag::maybeClick && (position - pressed_).manhattanLength() >= QApplication::startDragDistance()) {
        remember();
        drag_ = Drag::pan;
    }
    if (drag_ == Drag::pan) {
        const QPointF moved = position - last_;
        const double rows = moved.y() / plotArea().height() * (highRow_ - lowRow_);
        time_.scroll(-moved.x() / plotArea().width() * time_.lengthS());
        setRows(lowRow_ + rows, highRow_ + rows);
    }
    last_ = position;
    hover_ = position;
    update();
}

void SpectrogramView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag ended = std::exchange(drag_, Drag::none);
    if (ended == Drag::maybeClick)
        clickTimer_.start(QApplication::styleHints()->mouseDoubleClickInterval() / 2);
    const QRectF rectangle = QRectF(pressed_, event->position()).normalized().intersected(plotArea());
    if (ended == Drag::rectangle && rectangle.width() > 4 && rectangle.height() > 4)
        zoomTo(rectangle);
    update();
}

void SpectrogramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!data_ || !plotArea().contains(event->position()))
        return;
    clickTimer_.stop();
    remember();
    time_.scroll(secondsAt(event->position().x()) - (time_.startS() + time_.endS()) / 2);
}

void SpectrogramView::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

void SpectrogramView::keyPressEvent(QKeyEvent* event) {
    const double middleS = (time_.startS() + time_.endS()) / 2;
    const double stride = time_.lengthS() / (event->modifiers() & Qt::ControlModifier ? 2 : 10);
    const QString text = event->text();
    if (text == QLatin1String("["))
        shiftLimits(-limitStep, 0);
    else if (text == QLatin1String("]"))
        shiftLimits(limitStep, 0);
    else if (text == QLatin1String("{"))
        shiftLimits(0, -2 * limitStep);
    else if (text == QLatin1String("}"))
        shiftLimits(0, 2 * limitStep);
    else if (event->key() == Qt::Key_H)
        nextColourMap(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier)
        fit();
    else if (event->key() == Qt::Key_Backspace)
        goBack();
    else if (event->key() == Qt::Key_Left)
        time_.scroll(-stride);
    else if (event->key() == Qt::Key_Right)
        time_.scroll(stride);
    else if (event->key() == Qt::Key_Up)
        time_.zoom(zoomPerStep, middleS);
    else if (event->key() == Qt::Key_Down)
        time_.zoom(1 / zoomPerStep, middleS);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace ajepa
