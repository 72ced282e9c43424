// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_plot.h"

#include <algorithm>
#include <cmath>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

/// The smoothed line follows about the last twenty points, and the last few while there are few: it neither lags at the start nor starts from zero.
constexpr double slowestWeight = 0.05;
double newestWeight(int count) {
    return std::max(slowestWeight, 3.0 / (count + 2));
}
const QMargins smallMargins(44, 6, 6, 6);
/// Ranges of more decades than this get ticks at powers of ten; fewer would leave less than two labels.
constexpr double decadesForPowers = 1.5;

/// Axis numbers as the rest of the window writes them.
class FigureTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const double magnitude = std::abs(tick);
        if (magnitude < 1e-12) {
            return QStringLiteral("0");
        }
        return magnitude >= 1e-3 && magnitude < 1e6 ? QLocale().toString(tick, 'g', 6) : figureText(tick);
    }
};

/// Steps are whole.
class StepTicker final : public FigureTicker {
protected:
    double getTickStep(const QCPRange& range) override { return std::max(1.0, std::ceil(QCPAxisTicker::getTickStep(range))); }
};

}  // namespace

MetricPlot::MetricPlot(const QString& name, Size size, QWidget* parent)
    : QCustomPlot(parent),
      name_(name),
      size_(size),
      raw_(addGraph()),
      marks_(addGraph()),
      cursor_(new QCPItemStraightLine(this)),
      readout_(new QCPItemText(this)) {
    const bool large = size == Size::large;
    setMinimumHeight(large ? 120 : 40);
    setFocusPolicy(large ? Qt::TabFocus : Qt::NoFocus);
    setNoAntialiasingOnDrag(true);
    auto ticker = QSharedPointer<FigureTicker>::create();
    ticker->setTickCount(large ? 6 : 3);
    ticker->setTickStepStrategy(QCPAxisTicker::tssMeetTickCount);
    auto steps = QSharedPointer<StepTicker>::create();
    steps->setTickCount(large ? 6 : 2);
    yAxis->setTicker(ticker);
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
    raw_->setAdaptiveSampling(true);
    marks_->setLineStyle(QCPGraph::lsNone);
    marks_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssTriangle, 6));
    cursor_->setVisible(false);
    readout_->setVisible(false);
    readout_->position->setType(QCPItemPosition::ptAxisRectRatio);
    readout_->position->setCoords(1, 0);
    readout_->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    readout_->setPadding(QMargins(4, 2, 4, 2));
    setMouseTracking(true);
    restyle();
    fitRanges();
}

void MetricPlot::setLogarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
}

void MetricPlot::setSmoothed(bool smoothed) {
    if (smoothed && line_ == nullptr) {
        line_ = addGraph();
        restyle();
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

void MetricPlot::clear() {
    raw_->data()->clear();
    markSteps_.clear();
    if (line_ != nullptr) {
        line_->data()->clear();
    }
    smooth_ = 0;
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
            raw_->addData(steps[i], values[i]);
            addToLine(steps[i], values[i]);
        }
    }
    // One point makes no line.
    raw_->setScatterStyle(raw_->dataCount() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4) : QCPScatterStyle());
    fitRanges();
    setAccessibleName(summary());
    replot(rpQueuedReplot);
}

/// A resumed run repeats the steps behind its checkpoint: the line is drawn anew from what stays.
void MetricPlot::cutBackTo(double step) {
    if (raw_->dataCount() == 0 || std::prev(raw_->data()->constEnd())->key <= step) {
        return;
    }
    raw_->data()->removeAfter(step);
    if (line_ != nullptr) {
        line_->data()->clear();
        smooth_ = 0;
        for (auto point = raw_->data()->constBegin(); point != raw_->data()->constEnd(); ++point) {
            addToLine(point->key, point->value);
        }
    }
}

void MetricPlot::addToLine(double step, double value) {
    if (line_ != nullptr) {
        smooth_ += newestWeight(line_->dataCount() + 1) * (value - smooth_);
        line_->addData(step, smooth_);
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
    if (raw_->dataCount() == 0) {
        return tr("%1: no values yet").arg(name_);
    }
    const auto last = std::prev(raw_->data()->constEnd());
    return tr("%1: %2 at step %3").arg(name_, figureText(last->value), countText(qint64(last->key)));
}

void MetricPlot::fitSteps() {
    double last = 10;
    if (raw_->dataCount() > 0) {
        last = std::max(last, std::prev(raw_->data()->constEnd())->key);
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
    bool found = false;
    const QCPRange range = raw_->getValueRange(found, logarithmic_ ? QCP::sdPositive : QCP::sdBoth);
    yAxis->setTickLabels(found && !cramped_);  // an axis without values has nothing to say
    yAxis->grid()->setVisible(found);
    if (!found) {
        yAxis->setRange(logarithmic_ ? QCPRange(0.1, 1) : QCPRange(0, 1));
        return;
    }
    if (logarithmic_) {
        const double margin = std::max(std::pow(range.upper / range.lower, 0.06), 1.02);
        yAxis->setRange(range.lower / margin, range.upper * margin);
        const bool powers = std::log10(yAxis->range().upper / yAxis->range().lower) > decadesForPowers;
        if (powers != !qSharedPointerDynamicCast<QCPAxisTickerLog>(yAxis->ticker()).isNull()) {
            auto figures = QSharedPointer<FigureTicker>::create();
            figures->setTickCount(6);
            yAxis->setTicker(powers ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog) : figures.staticCast<QCPAxisTicker>());
        }
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
    faint.setAlphaF(line_ != nullptr ? 0.35F : 1.0F);
    raw_->setPen(QPen(faint, line_ != nullptr ? 1 : 1.5));
    if (line_ != nullptr) {
        line_->setPen(QPen(colours.accent, 2));
    }
    marks_->setPen(QPen(colours.secondary));
    cursor_->setPen(QPen(colours.strongLine));
    readout_->setColor(colours.text);
    readout_->setBrush(colours.raised);
    readout_->setPen(QPen(colours.line));
    QFont small = font();
    small.setPixelSize(smallPixels);
    readout_->setFont(small);
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
    if (raw_->dataCount() == 0) {
        return;
    }
    auto point = raw_->data()->findBegin(step, true);
    if (point == raw_->data()->constEnd()) {
        --point;
    }
    const auto next = std::next(point);
    if (next != raw_->data()->constEnd() && std::abs(next->key - step) < std::abs(point->key - step)) {
        point = next;
    }
    cursor_->point1->setCoords(point->key, yAxis->range().lower);
    cursor_->point2->setCoords(point->key, yAxis->range().upper);
    readout_->setText(tr("step %1: %2").arg(countText(qint64(point->key)), figureText(point->value, 4)));
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
