// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot_tickers.h"

#include <algorithm>
#include <cmath>

#include "widgets/number_text.h"

namespace ajepa {
namespace {

/// Labels of a logarithmic axis stand at least this share of it apart.
constexpr double leastDistance = 0.15;
constexpr qsizetype fewTicks = 3;

/// 1, 2 and 5 times the powers of ten between these, or only each so many powers, the first a little below.
QVector<double> roundNumbers(const QCPRange& range, double leastRatio) {
    const bool between = leastRatio <= 2;
    const int step = std::max(1, static_cast<int>(std::ceil(std::log10(leastRatio))));
    QVector<double> ticks;
    for (double power = std::floor(std::log10(range.lower) / step) * step; power <= std::log10(range.upper); power += step) {
        for (const double multiple : {1.0, 2.0, 5.0}) {
            if (multiple == 1 || between) {
                ticks += multiple * std::pow(10, power);
            }
        }
    }
    return ticks;
}

}  // namespace

QString FigureTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    const double magnitude = std::abs(tick);
    if (magnitude < 1e-12) {
        return QStringLiteral("0");
    }
    return magnitude >= 1e-3 && magnitude < 1e6 ? QLocale().toString(tick, 'g', 6) : figureText(tick);
}

void StepTicker::generate(const QCPRange& range, const QLocale& locale, QChar format, int precision, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* labels) {
    FigureTicker::generate(QCPRange(range.lower * perStep_, range.upper * perStep_), locale, format, precision, ticks, subTicks, labels);
    for (QVector<double>* places : {&ticks, subTicks}) {
        for (qsizetype i = 0; places != nullptr && i < places->size(); ++i) {
            (*places)[i] /= perStep_;
        }
    }
}

double StepTicker::getTickStep(const QCPRange& range) {
    const double step = QCPAxisTicker::getTickStep(range);
    return perStep_ == 1 ? std::max(1.0, std::ceil(step)) : step;
}

QVector<double> RatioTicker::createTickVector(double tickStep, const QCPRange& range) {
    const double leastRatio = std::pow(range.upper / range.lower, leastDistance);
    QVector<double> ticks = roundNumbers(range, leastRatio);
    if (std::count_if(ticks.begin(), ticks.end(), [&](double tick) { return range.contains(tick); }) >= fewTicks || leastRatio > 2) {
        return ticks;
    }
    ticks.clear();
    for (const double tick : FigureTicker::createTickVector(tickStep, range)) {
        if (tick > 0 && (ticks.isEmpty() || tick >= ticks.back() * leastRatio)) {
            ticks += tick;
        }
    }
    return ticks;
}

QSharedPointer<QCPAxisTicker> valueTicker(bool logarithmic, int count) {
    auto ticker = logarithmic ? QSharedPointer<FigureTicker>(new RatioTicker) : QSharedPointer<FigureTicker>::create();
    ticker->setTickCount(count);
    ticker->setTickStepStrategy(QCPAxisTicker::tssMeetTickCount);
    return ticker;
}

}  // namespace ajepa
