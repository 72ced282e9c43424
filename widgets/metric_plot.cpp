// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_plot.h"

#include <algorithm>
#include <cmath>

#include "widgets/moment_label.h"
#include "widgets/number_text.h"
#include "widgets/plot_readout.h"
#include "widgets/plot_tickers.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

/// The smoothed line is the mean of all points with weights that fall by this factor a point, divided by their sum: about the last twenty, and unbiased while
/// there are fewer.
constexpr double forgetting = 0.95;
double newestWeight(std::int64_t count) {
    return (1 - forgetting) / (1 - std::pow(forgetting, double(count)));
}
/// Points that the band around the line covers.
constexpr std::size_t bandPoints = 20;
/// Points that a curve remembers: more than its picture can show, and bounded for a run without end.
constexpr std::size_t mostPoints = std::size_t{1} << 21U, mostPointsOfTile = std::size_t{1} << 17U;
constexpr double rawWidth = 1.5, lineWidth = 2;
/// More moments than this are noise.
constexpr std::size_t mostMoments = 40;
const QMargins smallMargins(44, 6, 6, 6);

}  // namespace

MetricPlot::MetricPlot(const QString& name, Size size, QWidget* parent)
    : QCustomPlot(parent),
      name_(name),
      size_(size),
      raw_(size == Size::large ? mostPoints : mostPointsOfTile),
      line_(mostPoints),
      low_(mostPoints),
      high_(mostPoints),
      marks_(nullptr),
      cursor_(new QCPItemStraightLine(this)),
      readout_(new PlotReadout(this)) {
    raw_.graph = addGraph();
    marks_ = addGraph();
    const bool large = size == Size::large;
    setMinimumHeight(large ? 120 : 40);
    setFocusPolicy(large ? Qt::TabFocus : Qt::NoFocus);
    setNoAntialiasingOnDrag(true);
    auto steps = QSharedPointer<StepTicker>::create();
    steps->setTickCount(large ? 6 : 2);
    yAxis->setTicker(valueTicker(false, large ? 6 : 3));
    xAxis->setTicker(steps);
    xAxis->setSubTicks(false);
    yAxis->setSubTicks(false);
    xAxis->setTickLabels(large);
    xAxis->setTickLength(0, large ? 4 : 0);
    yAxis->setTickLength(0, large ? 4 : 0);
    xAxis->grid()->setVisible(large);
    axisRect()->setMinimumMargins(large ? QMargins(56, 8, 16, 8) : smallMargins);
    if (large) {
        xAxis->setLabel(tr("step"));
    }
    connect(this, &QCustomPlot::beforeReplot, this, &MetricPlot::fillGraphs);
    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] { stale_ = true; });
    marks_->setLineStyle(QCPGraph::lsNone);
    marks_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssTriangle, 6));
    cursor_->setVisible(false);
    setMouseTracking(true);
    restyle();
    fitRanges();
}

void MetricPlot::setLogarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(valueTicker(logarithmic, size_ == Size::large ? 6 : 3));
}

void MetricPlot::setSmoothed(bool smoothed) {
    if (smoothed && line_.graph == nullptr) {
        line_.graph = addGraph();
        addLayer(QStringLiteral("band"), layer(QStringLiteral("main")), QCustomPlot::limBelow);
        for (Curve* curve : {&low_, &high_}) {
            curve->graph = addGraph();
            curve->graph->setLayer(QStringLiteral("band"));
            curve->graph->setPen(Qt::NoPen);
        }
        low_.graph->setChannelFillGraph(high_.graph);
        raw_.graph->setLineStyle(QCPGraph::lsNone);
        restyle();
    }
}

/// Gives the graphs what the columns of the plot can show.
void MetricPlot::fillGraphs() {
    const int columns = std::max(viewport().width(), 1);  // a little more than the axes have
    if (!stale_ && columns == columns_) {
        return;
    }
    stale_ = false;
    columns_ = columns;
    QVector<double> steps, values;
    for (const Curve* curve : {&raw_, &line_, &low_, &high_}) {
        if (curve->graph != nullptr) {
            curve->points.sample(xAxis->range().lower, xAxis->range().upper, columns, steps, values);
            curve->graph->setData(steps, values, true);
            thinIfCrowded(*curve->graph, steps.size() > columns);
        }
    }
}

void MetricPlot::setHorizon(double steps) {
    horizon_ = steps;
    fitRanges();
    replot(rpQueuedReplot);
}

void MetricPlot::setCramped(bool cramped) {
    if (cramped != cramped_) {
        cramped_ = cramped;
        axisRect()->setMinimumMargins(cramped ? QMargins(2, 4, 2, 4) : smallMargins);
        fitRanges();
        replot(rpQueuedReplot);
    }
}

/// Lines wider than a pixel are drawn several times as slowly, and no better where each column has several points.
void MetricPlot::thinIfCrowded(QCPGraph& graph, bool crowded) const {
    const double wide = &graph == line_.graph ? lineWidth : line_.graph != nullptr ? 1 : rawWidth;
    QPen pen = graph.pen();
    if (pen.style() != Qt::NoPen) {
        pen.setWidthF(crowded ? 1 : wide);
        graph.setPen(pen);
    }
}

void MetricPlot::clear() {
    raw_.points.clear();
    stale_ = true;
    markSteps_.clear();
    dropLine();
    setMoments({});
    hideReadout();
    fitRanges();
    replot(rpQueuedReplot);
}

void MetricPlot::append(const std::vector<double>& steps, const std::vector<double>& values) {
    if (steps.empty()) {
        return;
    }
    cutBackTo(steps.front() - 0.5);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (std::isfinite(values[i]) && (!logarithmic_ || values[i] > 0)) {
            raw_.points.append(steps[i], values[i]);
            addToLine(steps[i], values[i]);
        }
    }
    stale_ = true;
    // One point makes no line, and the points under a smoothed line stand alone.
    const QCPScatterStyle alone = line_.graph != nullptr ? QCPScatterStyle(QCPScatterStyle::ssDisc, 2) : QCPScatterStyle();
    raw_.graph->setScatterStyle(raw_.points.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4) : alone);
    fitRanges();
    setAccessibleName(summary());
    replot(rpQueuedReplot);
}

/// A resumed run repeats the steps behind its checkpoint: the line is drawn anew from what stays.
void MetricPlot::cutBackTo(double step) {
    if (raw_.points.empty() || raw_.points.step(raw_.points.size() - 1) <= step) {
        return;
    }
    raw_.points.cutBackTo(step);
    dropLine();
    for (std::size_t i = 0; i < raw_.points.size(); ++i) {
        addToLine(raw_.points.step(i), raw_.points.value(i));
    }
}

void MetricPlot::addToLine(double step, double value) {
    if (line_.graph != nullptr) {
        smooth_ += newestWeight(++smoothed_) * (value - smooth_);
        line_.points.append(step, smooth_);
        addToBand(step, value);
    }
}

void MetricPlot::addToBand(double step, double value) {
    recent_.push_back(value);
    if (recent_.size() > bandPoints) {
        recent_.pop_front();
    }
    const auto [low, high] = std::minmax_element(recent_.begin(), recent_.end());
    low_.points.append(step, *low);
    high_.points.append(step, *high);
}

void MetricPlot::dropLine() {
    smooth_ = 0;
    smoothed_ = 0;
    recent_.clear();
    for (Curve* curve : {&line_, &low_, &high_}) {
        curve->points.clear();
    }
}

void MetricPlot::setStepMeasure(double perStep, const QString& name) {
    static_cast<StepTicker*>(xAxis->ticker().data())->setPerStep(perStep);
    xAxis->setLabel(name);
    replot(rpQueuedReplot);
}

void MetricPlot::setMoments(std::vector<PlotMoment> moments) {
    moments.resize(std::min(moments.size(), mostMoments));
    if (moments != moments_) {
        moments_ = std::move(moments);
        placeMoments();
        replot(rpQueuedReplot);
    }
}

void MetricPlot::placeMoments() {
    for (QCPAbstractItem* item : momentItems_) {
        removeItem(item);
    }
    momentItems_.clear();
    const ThemeColours& colours = themeColours(*this);
    for (const PlotMoment& moment : moments_) {
        const QColor colour = moment.warning ? colours.warn : colours.secondary;
        auto* line = new QCPItemStraightLine(this);
        line->setPen(QPen(colour, 1, Qt::DashLine));
        line->point1->setType(QCPItemPosition::ptPlotCoords);
        line->point1->setCoords(moment.step, 1);
        line->point2->setCoords(moment.step, 2);
        auto* word = new MomentLabel(this, moment.step, moment.text);
        word->setColor(colour);
        momentItems_.insert(momentItems_.end(), {line, word});
    }
}

void MetricPlot::setMarks(const std::vector<double>& steps) {
    markSteps_ = QVector<double>(steps.begin(), steps.end());
    placeMarks();
    replot(rpQueuedReplot);
}

/// Marks stand on the step axis, wherever the values' range begins.
void MetricPlot::placeMarks() {
    marks_->setData(markSteps_, QVector<double>(markSteps_.size(), yAxis->range().lower), true);
}

QString MetricPlot::summary() const {
    if (raw_.points.empty()) {
        return tr("%1: no values yet").arg(name_);
    }
    const std::size_t last = raw_.points.size() - 1;
    return tr("%1: %2 at step %3").arg(name_, figureText(raw_.points.value(last)), countText(qint64(raw_.points.step(last))));
}

void MetricPlot::fitSteps() {
    double last = 10;
    if (!raw_.points.empty()) {
        last = std::max(last, raw_.points.step(raw_.points.size() - 1));
    }
    double upper = horizon_ > 0 ? std::max(horizon_, last) : last;
    while (upper / 2 >= last && horizon_ > 0) {
        upper /= 2;  // a calm axis: it doubles instead of creeping
    }
    xAxis->setRange(0, upper);
}

void MetricPlot::fitRanges() {
    fitSteps();
    fitValues();
    placeMarks();
}

void MetricPlot::fitValues() {
    const std::optional<MetricSeries::Range> found = raw_.points.range();
    yAxis->setTickLabels(found && !cramped_);  // an axis without values has nothing to say
    yAxis->grid()->setVisible(found.has_value());
    if (!found) {
        yAxis->setRange(logarithmic_ ? QCPRange(0.1, 1) : QCPRange(0, 1));
        return;
    }
    const QCPRange range(found->low, found->high);
    if (logarithmic_) {
        const double margin = std::max(std::pow(range.upper / range.lower, 0.06), 1.02);
        yAxis->setRange(range.lower / margin, range.upper * margin);
    } else {
        // A value that has not changed yet stands in the middle of a tenth of itself, so that the figures of the axis differ.
        const double still = range.upper != 0 ? 0.1 * std::abs(range.upper) : 1;
        const double margin = range.size() > 0 ? range.size() * 0.1 : still;
        yAxis->setRange(range.lower - margin, range.upper + margin);
    }
}

void MetricPlot::restyle() {
    applyTheme(this);
    const ThemeColours& colours = themeColours(*this);
    QColor faint = colours.accent;
    faint.setAlphaF(line_.graph != nullptr ? 0.35F : 1.0F);
    raw_.graph->setPen(QPen(faint, line_.graph != nullptr ? 1 : rawWidth));
    if (line_.graph != nullptr) {
        line_.graph->setPen(QPen(colours.accent, lineWidth));
        QColor band = colours.accent;
        band.setAlphaF(0.12F);
        low_.graph->setBrush(band);
    }
    placeMoments();
    marks_->setPen(QPen(colours.secondary));
    cursor_->setPen(QPen(colours.strongLine));
    readout_->restyle();
}

void MetricPlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        restyle();
        replot(rpQueuedReplot);
    }
}

void MetricPlot::mouseMoveEvent(QMouseEvent* event) {
    QCustomPlot::mouseMoveEvent(event);
    showReadout(xAxis->pixelToCoord(event->position().x()));
}

void MetricPlot::leaveEvent(QEvent* event) {
    QCustomPlot::leaveEvent(event);
    hideReadout();
}

void MetricPlot::focusInEvent(QFocusEvent* event) {
    QCustomPlot::focusInEvent(event);
    setAccessibleName(summary());
}

void MetricPlot::showReadout(double step) {
    if (raw_.points.empty()) {
        return;
    }
    const std::size_t nearest = raw_.points.nearest(step);
    const double at = raw_.points.step(nearest);
    cursor_->point1->setCoords(at, yAxis->range().lower);
    cursor_->point2->setCoords(at, yAxis->range().upper);
    readout_->setText(tr("step %1: %2").arg(countText(qint64(at)), figureText(raw_.points.value(nearest), 4)));
    cursor_->setVisible(true);
    readout_->setVisible(true);
    replot(rpQueuedReplot);
}

void MetricPlot::hideReadout() {
    if (cursor_->visible()) {
        cursor_->setVisible(false);
        readout_->setVisible(false);
        replot(rpQueuedReplot);
    }
}

}  // namespace ajepa
