// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QString>
#include <vector>

namespace ajepa {

class PlotReadout;

/// The same figure of several runs over their steps, each in its run's colour. Raw values faint where there are few runs, a causal smoothing bold; the name and
/// value of the nearest curve under the pointer.
class CurveOverlay final : public QCustomPlot {
    Q_OBJECT

public:
    struct Curve {
        QString name;
        QColor colour;
        std::vector<double> steps, values;
    };

    explicit CurveOverlay(QWidget* parent = nullptr);
    void setCurves(std::vector<Curve> curves, const QString& figure);
    /// Values that are not positive are left out then.
    void setLogarithmic(bool logarithmic);
    void setSmoothed(bool smoothed);
    /// "Loss of 3 runs; base: 0.231 at step 2,000; …", for screen readers and tests.
    QString summary() const;

protected:
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void redraw();
    void addCurve(const Curve& curve, bool raw);
    void restyle();
    void showReadout(const QPointF& place);

    std::vector<Curve> curves_;
    QString figure_;
    bool logarithmic_ = true;
    bool smoothed_ = true;
    std::vector<QCPGraph*> lines_;  ///< a curve each
    QCPItemTracer* tracer_;
    PlotReadout* readout_;
};

}  // namespace ajepa
