// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_overlay.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/number_text.h"
#include "widgets/plot_readout.h"
#include "widgets/plot_tickers.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr double slowestWeight = 0.05;
constexpr std::size_t mostRaw = 8;  // more faint curves are a fog
constexpr double reach = 40;        // pixels

/// Follows about the last twenty points, and the last few while there are few: neither lags at the start nor begins at zero.
QVector<double> smooth(const QVector<double>& values) {
    QVector<double> line;
    double newest = 0;
    for (const double value : values) {
        newest += std::max(slowestWeight, 3.0 / (double(line.size()) + 3)) * (value - newest);
        line += newest;
    }
    return line;
}

}  // namespace

CurveOverlay::CurveOverlay(QWidget* parent) : QCustomPlot(parent), tracer_(new QCPItemTracer(this)), readout_(new PlotReadout(this)) {
    setMinimumHeight(120);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    auto steps = QSharedPointer<StepTicker>::create();
    steps->setTickCount(6);
    xAxis->setTicker(steps);
    xAxis->setLabel(tr("step"));
    xAxis->setSubTicks(false);
    yAxis->setSubTicks(false);
    axisRect()->setMinimumMargins({56, 8, 16, 8});
    tracer_->setStyle(QCPItemTracer::tsCircle);
    tracer_->setSize(7);
    tracer_->setVisible(false);
    restyle();
    redraw();
}

void CurveOverlay::setCurves(std::vector<Curve> curves, const QString& figure) {
    curves_ = std::move(curves);
    figure_ = figure;
    redraw();
}

void CurveOverlay::setLogarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    redraw();
}

void CurveOverlay::setSmoothed(bool smoothed) {
    smoothed_ = smoothed;
    redraw();
}

void CurveOverlay::redraw() {
    tracer_->setVisible(false);
    tracer_->setGraph(nullptr);
    readout_->setVisible(false);
    clearGraphs();
    lines_.clear();
    yAxis->setScaleType(logarithmic_ ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    for (const Curve& curve : curves_) {
        addCurve(curve, smoothed_ && curves_.size() <= mostRaw);
    }
    rescaleAxes();
    const QCPRange values = yAxis->range();
    if (logarithmic_) {
        const double margin = std::max(std::pow(values.upper / values.lower, 0.06), 1.02);
        yAxis->setRange(values.lower / margin, values.upper * margin);
    } else {
        const double margin = values.size() > 0 ? values.size() * 0.06 : 1;
        yAxis->setRange(values.lower - margin, values.upper + margin);
    }
    yAxis->setTicker(valueTicker(logarithmic_, 5));
    xAxis->setRange(0, std::max(10.0, xAxis->range().upper));
    yAxis->setLabel(figure_);
    setAccessibleName(summary());
    replot(rpQueuedReplot);
}

void CurveOverlay::addCurve(const Curve& curve, bool raw) {
    QVector<double> steps, values;
    for (std::size_t i = 0; i < curve.steps.size(); ++i) {
        if (std::isfinite(curve.values[i]) && (!logarithmic_ || curve.values[i] > 0)) {
            steps += curve.steps[i];
            values += curve.values[i];
        }
    }
    if (raw) {
        QColor faint = curve.colour;
        faint.setAlphaF(0.3F);
        QCPGraph* points = addGraph();
        points->setData(steps, values, true);
        points->setPen(QPen(faint, 1));
    }
    QCPGraph* line = addGraph();
    line->setData(steps, smoothed_ ? smooth(values) : values, true);
    line->setPen(QPen(curve.colour, 1.8));
    if (steps.size() == 1) {
        line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 5));
    }
    lines_.push_back(line);
}

QString CurveOverlay::summary() const {
    QStringList parts{tr("%1 of %n run(s)", nullptr, int(curves_.size())).arg(figure_)};
    for (const Curve& curve : curves_) {
        if (!curve.steps.empty()) {
            parts += tr("%1: %2 at step %3").arg(curve.name, figureText(curve.values.back()), countText(qint64(curve.steps.back())));
        }
    }
    return parts.join(QStringLiteral("; "));
}

void CurveOverlay::restyle() {
    applyTheme(this);
    const ThemeColours& colours = themeColours(*this);
    tracer_->setPen(QPen(colours.text));
    readout_->restyle();
}

void CurveOverlay::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        restyle();
        replot(rpQueuedReplot);
    }
}

void CurveOverlay::mouseMoveEvent(QMouseEvent* event) {
    QCustomPlot::mouseMoveEvent(event);
    showReadout(event->position());
}

void CurveOverlay::leaveEvent(QEvent* event) {
    QCustomPlot::leaveEvent(event);
    tracer_->setVisible(false);
    readout_->setVisible(false);
    replot(rpQueuedReplot);
}

void CurveOverlay::showReadout(const QPointF& place) {
    std::size_t nearest = lines_.size();
    double distance = reach;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const double away = lines_[i]->selectTest(place, false);
        if (away >= 0 && away < distance) {
            distance = away;
            nearest = i;
        }
    }
    const bool found = nearest < lines_.size();
    tracer_->setVisible(found);
    readout_->setVisible(found);
    if (found) {
        tracer_->setGraph(lines_[nearest]);
        tracer_->setGraphKey(xAxis->pixelToCoord(place.x()));
        tracer_->updatePosition();
        readout_->setText(
            tr("%1, step %2: %3").arg(curves_[nearest].name, countText(qint64(tracer_->position->key())), figureText(tracer_->position->value(), 4)));
    }
    replot(rpQueuedReplot);
}

}  // namespace ajepa
