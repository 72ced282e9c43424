// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace ajepa {

/// Axis numbers as the rest of the window writes them.
class FigureTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

/// Numbers of a step axis. Steps are whole, so are their ticks; another measure of them, such as epochs, need not be.
class StepTicker final : public FigureTicker {
public:
    /// So many units of the other measure a step; 1: steps.
    void setPerStep(double perStep) { perStep_ = perStep; }
    void generate(const QCPRange& range, const QLocale& locale, QChar format, int precision, QVector<double>& ticks, QVector<double>* subTicks,
                  QVector<QString>* labels) override;

protected:
    double getTickStep(const QCPRange& range) override;

private:
    double perStep_ = 1;
};

/// Numbers of a logarithmic axis: 1, 2 and 5 times powers of ten, powers alone where many are spanned, and other round ones, never too close, where few are.
class RatioTicker final : public FigureTicker {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
};

/// A ticker for values, with about so many labels on a linear axis.
QSharedPointer<QCPAxisTicker> valueTicker(bool logarithmic, int count);

}  // namespace ajepa
