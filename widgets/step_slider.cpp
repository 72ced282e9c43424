// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/step_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr double handleRadius = 6;
constexpr double sideRoom = 8;

}  // namespace

StepSlider::StepSlider(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Training step"));
    setToolTip(tr("Training step. The curve is the share of time-frequency masks that the curriculum schedules."));
}

void StepSlider::setCurve(qint64 lastStep, std::vector<double> probabilities) {
    lastStep_ = std::max<qint64>(lastStep, 1);
    curve_ = std::move(probabilities);
    step_ = std::min(step_, lastStep_);
    update();
}

void StepSlider::setStep(qint64 step) {
    step_ = std::clamp<qint64>(step, 0, lastStep_);
    setAccessibleDescription(tr("%1 of %2").arg(countText(step_), countText(lastStep_)));
    update();
}

QRectF StepSlider::track() const {
    return QRectF(rect()).adjusted(sideRoom, handleRadius + 1, -sideRoom, -handleRadius - 1);
}

double StepSlider::xOf(double step) const {
    return track().left() + step / static_cast<double>(lastStep_) * track().width();
}

double StepSlider::yOf(double probability) const {
    return track().bottom() - probability * track().height();
}

double StepSlider::probabilityAt(qint64 step) const {
    if (curve_.empty())
        return 0;
    const double place = static_cast<double>(step) / static_cast<double>(lastStep_) * static_cast<double>(curve_.size() - 1);
    const auto left = static_cast<std::size_t>(place);
    const std::size_t right = std::min(left + 1, curve_.size() - 1);
    return std::lerp(curve_[left], curve_[right], place - static_cast<double>(left));
}

void StepSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& colours = themeColours(*this);
    const QRectF area = track();
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.setPen(QPen(colours.strongLine, 2));
    painter.drawLine(area.bottomLeft(), area.bottomRight());

    QPolygonF line;
    for (std::size_t i = 0; i < curve_.size(); ++i)
        line << QPointF(area.left() + area.width() * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(curve_.size() - 1, 1)),
                        yOf(curve_[i]));
    const double x = xOf(static_cast<double>(step_));
    if (!line.isEmpty()) {
        QPolygonF below = line;
        below << area.bottomRight() << area.bottomLeft();
        QColor fill = colours.accent;
        fill.setAlpha(40);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.save();
        painter.setClipRect(QRectF(QPointF(area.left(), 0), QPointF(x, height())));
        painter.drawPolygon(below);
        painter.restore();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1.5));
        painter.drawPolyline(line);
    }
    painter.setPen(QPen(colours.secondary, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.panel, 2));
    painter.setBrush(colours.text);
    painter.drawEllipse(QPointF(x, yOf(probabilityAt(step_))), handleRadius, handleRadius);
}

void StepSlider::choose(qint64 step) {
    const qint64 wanted = std::clamp<qint64>(step, 0, lastStep_);
    if (wanted == step_)
        return;
    setStep(wanted);
    Q_EMIT stepChosen(wanted);
}

void StepSlider::chooseAt(double x) {
    choose(static_cast<qint64>(std::lround((x - track().left()) / track().width() * static_cast<double>(lastStep_))));
}

void StepSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        chooseAt(event->position().x());
}

void StepSlider::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        chooseAt(event->position().x());
}

void StepSlider::wheelEvent(QWheelEvent* event) {
    const qint64 stride = std::max<qint64>(lastStep_ / 100, 1);
    choose(step_ + (event->angleDelta().y() > 0 ? stride : -stride));
    event->accept();
}

void StepSlider::keyPressEvent(QKeyEvent* event) {
    const qint64 fine = event->modifiers() & Qt::ControlModifier ? 1 : std::max<qint64>(lastStep_ / 100, 1);
    const qint64 coarse = std::max<qint64>(lastStep_ / 10, 1);
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Down:
            return choose(step_ - fine);
        case Qt::Key_Right:
        case Qt::Key_Up:
            return choose(step_ + fine);
        case Qt::Key_PageDown:
            return choose(step_ - coarse);
        case Qt::Key_PageUp:
            return choose(step_ + coarse);
        case Qt::Key_Home:
            return choose(0);
        case Qt::Key_End:
            return choose(lastStep_);
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace ajepa
