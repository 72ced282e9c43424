// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curriculum_plot.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr double leftRoom = 40;
constexpr double tickStrip = 14;
constexpr int runningPoints = 600;
constexpr double breakNameWidth = 120, breakNameHeight = 18;

QString breakText(BreakKind kind) {
    switch (kind) {
        case BreakKind::jump:
            return CurriculumPlot::tr("jump");
        case BreakKind::tableNode:
            return CurriculumPlot::tr("table point");
        case BreakKind::half:
            return CurriculumPlot::tr("one half");
        case BreakKind::end:
            return CurriculumPlot::tr("end");
    }
    return {};
}

QString elided(const QPainter& painter, const QString& text, double width) {
    return QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, width);
}

}  // namespace

CurriculumPlot::CurriculumPlot(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Curriculum over the training"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CurriculumPlot::setCurves(qint64 lastStep, std::vector<Curve> curves) {
    lastStep_ = std::max<qint64>(lastStep, 1);
    curves_ = std::move(curves);
    update();
}

void CurriculumPlot::setProfile(CurriculumProfile profile) {
    profile_ = std::move(profile);
    setAccessibleDescription(
        tr("Time-frequency masks: %1 of the steps scheduled, %2 drawn").arg(percentText(profile_.meanScheduled), percentText(profile_.meanDrawn)));
    update();
}

void CurriculumPlot::setStep(qint64 step) {
    step_ = step;
    update();
}

QRectF CurriculumPlot::plotArea() const {
    QFont small = font();
    small.setPixelSize(smallPixels);
    const double line = QFontMetricsF(small).height();
    return QRectF(rect()).adjusted(leftRoom, line + 4, -8, -(line + tickStrip + 6));
}

double CurriculumPlot::xOf(double step) const {
    return plotArea().left() + step / static_cast<double>(lastStep_) * plotArea().width();
}

double CurriculumPlot::yOf(double probability) const {
    return plotArea().bottom() - probability * plotArea().height();
}

qint64 CurriculumPlot::stepAt(double x) const {
    const double share = (x - plotArea().left()) / plotArea().width();
    return std::clamp<qint64>(std::llround(share * static_cast<double>(lastStep_)), 0, lastStep_);
}

QString CurriculumPlot::readingAt(qint64 step) const {
    if (profile_.drawn.empty())
        return {};
    const auto entry = std::min(static_cast<std::size_t>(step / profile_.stride), profile_.drawn.size() - 1);
    return tr("Step %1: %2 scheduled, %3 drawn so far, here %4")
        .arg(countText(step), percentText(profile_.scheduled[entry]), percentText(profile_.runningMean[entry]),
             profile_.drawn[entry] != 0 ? tr("time-frequency masks") : tr("block masks"));
}

void CurriculumPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    paintAxes(painter);
    paintBreaks(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCurves(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintDraws(painter);
    const ThemeColours& colours = themeColours(*this);
    const double x = xOf(static_cast<double>(hover_.value_or(step_)));
    painter.setPen(QPen(hover_ ? colours.text : colours.accent, 1));
    painter.drawLine(QPointF(x, plotArea().top()), QPointF(x, plotArea().bottom() + tickStrip));
    painter.setPen(colours.text);
    const QRectF head(leftRoom, 0, width() - leftRoom - 8, plotArea().top());
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, elided(painter, readingAt(hover_.value_or(step_)), head.width()));
}

void CurriculumPlot::paintAxes(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    const QRectF area = plotArea();
    const QFontMetricsF metrics(painter.font());
    for (const double probability : {0.0, 0.5, 1.0}) {
        const double y = yOf(probability);
        painter.setPen(QPen(probability == 0 ? colours.strongLine : colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(0, y - metrics.height() / 2, leftRoom - 6, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         percentText(probability));
    }
    const double top = area.bottom() + tickStrip + 4;
    painter.drawText(QRectF(area.left(), top, area.width(), metrics.height()), Qt::AlignLeft, countText(0));
    const double ends = metrics.horizontalAdvance(countText(lastStep_)) + 8;  // kept free at both sides
    painter.drawText(QRectF(area.left(), top, area.width(), metrics.height()), Qt::AlignHCenter,
                     elided(painter, tr("training step; ticks: time-frequency masks drawn"), area.width() - 2 * ends));
    painter.drawText(QRectF(area.left(), top, area.width(), metrics.height()), Qt::AlignRight, countText(lastStep_));
}

// Along the curve, from its start on, above it where there is room: the first place where no other name stands, else the last one tried.
QRectF CurriculumPlot::freePlace(const QPolygonF& points, const QSizeF& size, const std::vector<QRectF>& taken) const {
    const QRectF area = plotArea();
    QRectF place;
    constexpr int tries = 24;
    for (int i = 1; i < tries; ++i) {
        const QPointF point = points[i * (points.size() - 1) / tries];
        const double top = point.y() - size.height() - 2 < area.top() ? point.y() + 2 : point.y() - size.height() - 2;
        place = QRectF(QPointF(std::min(point.x() + 3, area.right() - size.width() - 4), top), size + QSizeF(4, 0));
        if (std::none_of(taken.begin(), taken.end(), [&place](const QRectF& other) { return other.intersects(place); }))
            return place;
    }
    return place;
}

void CurriculumPlot::paintCurves(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    const auto line = [this](const std::vector<double>& values) {
        QPolygonF points;
        for (std::size_t i = 0; i < values.size(); ++i)
            points << QPointF(
                xOf(static_cast<double>(lastStep_) * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(values.size() - 1, 1))),
                yOf(values[i]));
        return points;
    };
    std::vector<QRectF> named;  // and what the breaks are called
    for (const CurriculumBreak& found : profile_.breaks)
        named.emplace_back(QPointF(xOf(static_cast<double>(found.step)), plotArea().bottom() - breakNameHeight),
                           QSizeF(breakNameWidth, breakNameHeight));
    for (const Curve& curve : curves_) {
        const QPolygonF points = line(curve.probabilities);
        if (points.isEmpty())
            continue;
        painter.setPen(QPen(curve.chosen ? colours.accent : colours.strongLine, curve.chosen ? 2 : 1));
        painter.drawPolyline(points);
        painter.setPen(curve.chosen ? colours.accent : colours.secondary);
        const QRectF place = freePlace(points, QFontMetricsF(painter.font()).size(0, curve.name), named);
        named.push_back(place);
        painter.drawText(place, Qt::AlignCenter, curve.name);
    }
    std::vector<double> running;
    for (int i = 0; !profile_.runningMean.empty() && i < runningPoints; ++i)
        running.push_back(profile_.runningMean[profile_.runningMean.size() * static_cast<std::size_t>(i) / runningPoints]);
    painter.setPen(QPen(colours.targets[0], 1.5));
    painter.drawPolyline(line(running));
    if (!running.empty()) {
        const QString text = tr("drawn so far, %1").arg(percentText(running.back()));
        QPolygonF fromTheEnd = line(running);
        std::reverse(fromTheEnd.begin(), fromTheEnd.end());
        painter.drawText(freePlace(fromTheEnd, QFontMetricsF(painter.font()).size(0, text), named), Qt::AlignCenter, text);
    }
}

void CurriculumPlot::paintDraws(QPainter& painter) const {
    const QRectF area = plotArea();
    const auto pixels = static_cast<std::size_t>(std::max(area.width(), 1.0));
    const std::size_t entries = profile_.drawn.size();
    for (std::size_t x = 0; entries > 0 && x < pixels; ++x) {
        const std::size_t begin = x * entries / pixels, end = std::max(begin + 1, (x + 1) * entries / pixels);
        const auto drawn =
            std::count(profile_.drawn.begin() + static_cast<std::ptrdiff_t>(begin), profile_.drawn.begin() + static_cast<std::ptrdiff_t>(end), 1);
        QColor colour = themeColours(*this).targets[0];
        colour.setAlphaF(static_cast<float>(drawn) / static_cast<float>(end - begin));
        painter.fillRect(QRectF(area.left() + static_cast<double>(x), area.bottom() + 3, 1, tickStrip - 4), colour);
    }
}

void CurriculumPlot::paintBreaks(QPainter& painter) const {
    const ThemeColours& colours = themeColours(*this);
    for (const CurriculumBreak& found : profile_.breaks) {
        const double x = xOf(static_cast<double>(found.step));
        painter.setPen(QPen(colours.strongLine, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, plotArea().top()), QPointF(x, plotArea().bottom()));
        painter.setPen(colours.secondary);
        painter.drawText(QPointF(x + 3, plotArea().bottom() - 4), tr("%1, step %2").arg(breakText(found.kind), countText(found.step)));
    }
}

void CurriculumPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        Q_EMIT stepChosen(stepAt(event->position().x()));
}

void CurriculumPlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = stepAt(event->position().x());
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT stepChosen(*hover_);
    update();
}

void CurriculumPlot::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

}  // namespace ajepa
