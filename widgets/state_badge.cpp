// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state_badge.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace ajepa {

QString stateText(RunState state) {
    switch (state) {
        case RunState::queued:
            return QCoreApplication::translate("StateBadge", "queued");
        case RunState::preparing:
            return QCoreApplication::translate("StateBadge", "preparing");
        case RunState::running:
            return QCoreApplication::translate("StateBadge", "training");
        case RunState::paused:
            return QCoreApplication::translate("StateBadge", "paused");
        case RunState::stopping:
            return QCoreApplication::translate("StateBadge", "stopping");
        case RunState::stopped:
            return QCoreApplication::translate("StateBadge", "stopped");
        case RunState::succeeded:
            return QCoreApplication::translate("StateBadge", "finished");
        case RunState::failed:
            return QCoreApplication::translate("StateBadge", "failed");
    }
    return {};
}

QColor stateColour(RunState state, const ThemeColours& colours) {
    switch (state) {
        case RunState::running:
        case RunState::preparing:
            return colours.accent;
        case RunState::paused:
        case RunState::stopping:
            return colours.warn;
        case RunState::succeeded:
            return colours.good;
        case RunState::failed:
            return colours.bad;
        case RunState::queued:
        case RunState::stopped:
            break;
    }
    return colours.secondary;
}

void paintStateMark(QPainter& painter, const QRectF& rect, RunState state, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen(colour, rect.width() / 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QRectF inner = rect.adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (state) {
        case RunState::queued:
        case RunState::preparing:
            painter.setPen(QPen(colour, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(inner);
            break;
        case RunState::running:
            painter.drawEllipse(inner);
            break;
        case RunState::paused:
            painter.drawRect(QRectF(inner.left(), inner.top(), inner.width() / 3, inner.height()));
            painter.drawRect(QRectF(inner.right() - inner.width() / 3, inner.top(), inner.width() / 3, inner.height()));
            break;
        case RunState::stopping:
        case RunState::stopped:
            painter.drawRect(inner);
            break;
        case RunState::succeeded: {
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            const QPolygonF tick{
                {inner.left(), inner.center().y()}, {inner.left() + inner.width() * 0.38, inner.bottom() - 1}, {inner.right(), inner.top()}};
            painter.drawPolyline(tick);
            break;
        }
        case RunState::failed:
            painter.setPen(pen);
            painter.drawLine(inner.topLeft(), inner.bottomRight());
            painter.drawLine(inner.topRight(), inner.bottomLeft());
            break;
    }
    painter.restore();
}

StateBadge::StateBadge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    refresh();
}

void StateBadge::setState(RunState state) {
    state_ = state;
    pending_.clear();
    refresh();
}

void StateBadge::setPending(const QString& word) {
    pending_ = word;
    refresh();
}

void StateBadge::setWord(const QString& word) {
    word_ = word;
    refresh();
}

QString StateBadge::text() const {
    if (!pending_.isEmpty()) {
        return pending_;
    }
    return word_.isEmpty() ? stateText(state_) : word_;
}

void StateBadge::refresh() {
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 34, fontMetrics().height() + 8};
}

void StateBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& colours = themeColours(*this);
    const QColor colour = stateColour(state_, colours);
    QColor tint = colour;
    tint.setAlphaF(0.12F);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    paintStateMark(painter, QRectF(9, height() / 2.0 - 5, 10, 10), state_, colour);
    painter.setPen(colours.text);
    painter.drawText(rect().adjusted(25, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

}  // namespace ajepa
