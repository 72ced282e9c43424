// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QString>
#include <deque>
#include <vector>

#include "widgets/metric_series.h"

namespace ajepa {

class PlotReadout;

/// A moment of a run on the step axis: a dashed line with a word.
struct PlotMoment {
    double step = 0;
    QString text;
    bool warning = false;
    bool operator==(const PlotMoment&) const = default;
};

/// One figure of a run over its steps. Raw points, and over them a causal smoothing where there is one, within the smallest and largest of what it smooths; a readout
/// under the pointer.
/// Appending is cheap and asks for one queued repaint; painting costs what the plot has columns, not what the run has points.
class MetricPlot final : public QCustomPlot {
    Q_OBJECT

public:
    enum class Size { large, small };

    explicit MetricPlot(const QString& name, Size size, QWidget* parent = nullptr);

    /// Logarithmic value axis; values that are not positive are left out.
    void setLogarithmic(bool logarithmic);
    /// Draws the raw values as faint points, a bold line through them, and the band between the smallest and the largest of the last values.
    void setSmoothed(bool smoothed);
    /// The step at which the run ends: the axis reaches there in doublings. 0: unknown.
    void setHorizon(double steps);
    /// Leaves the numbers of the value axis out where there is no room for them.
    void setCramped(bool cramped);
    void clear();
    /// Adds points behind the last one; points at or before a step that is already there replace what follows it.
    void append(const std::vector<double>& steps, const std::vector<double>& values);
    /// Marks on the step axis, such as checkpoints.
    void setMarks(const std::vector<double>& steps);
    /// What happened when: resumes, the end of the warm-up, alarms.
    void setMoments(std::vector<PlotMoment> moments);
    /// Numbers the axis in another measure, so many a step, such as epochs; 1 and "step" at first.
    void setStepMeasure(double perStep, const QString& name);

    int count() const { return int(raw_.points.size()); }
    /// "Loss: 0.231 at step 1,200", for screen readers and tests.
    QString summary() const;

protected:
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    /// A graph, and the points of which it draws what can be seen.
    struct Curve {
        explicit Curve(std::size_t most) : points(most) {}
        MetricSeries points;
        QCPGraph* graph = nullptr;
    };

    void restyle();
    void fillGraphs();
    void thinIfCrowded(QCPGraph& graph, bool crowded) const;
    void cutBackTo(double step);
    void addToLine(double step, double value);
    void addToBand(double step, double value);
    void dropLine();
    void placeMoments();
    void fitRanges();
    void fitSteps();
    void fitValues();
    void placeMarks();
    void showReadout(double step);
    void hideReadout();

    QString name_;
    Size size_;
    bool logarithmic_ = false;
    bool cramped_ = false;
    double horizon_ = 0;
    QVector<double> markSteps_;
    double smooth_ = 0;              ///< newest value of the smoothed line
    Curve raw_, line_, low_, high_;  ///< the last two bound the band; all but the first only where it is smoothed
    std::int64_t smoothed_ = 0;      ///< values that the line has taken up
    int columns_ = 0;                ///< for which the graphs were filled
    bool stale_ = true;              ///< the points have changed since the graphs were filled
    std::deque<double> recent_;      ///< the values that the band covers
    std::vector<PlotMoment> moments_;
    std::vector<QCPAbstractItem*> momentItems_;
    QCPGraph* marks_;
    QCPItemStraightLine* cursor_;
    PlotReadout* readout_;
};

}  // namespace ajepa
