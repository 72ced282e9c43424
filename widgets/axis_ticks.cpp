// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/axis_ticks.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/number_text.h"

namespace ajepa {
namespace {

/// The smallest of 1, 2, 5 times a power of ten that is not below `least`.
double roundStep(double least) {
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

std::vector<double> multiplesWithin(double low, double high, double step) {
    std::vector<double> values;
    const double slack = step * 1e-6;
    for (double index = std::ceil((low - slack) / step); index * step <= high + slack; ++index)
        values.push_back(index * step);
    return values;
}

/// Multiples of the largest step that still gives two: what an axis falls back to when its room is too small for the wished spacing.
std::vector<double> atLeastTwo(double low, double high) {
    std::vector<double> values;
    for (double step = roundStep(high - low); values.size() < 2; step = roundStep(step / 2.6))
        values = multiplesWithin(low, high, step);
    return values;
}

/// Decimal places that a step needs.
int placesOf(double step) {
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

/// The finest round step whose multiples keep their distance everywhere.
std::vector<double> evenFrequencies(double lowHz, double highHz, double spacing, const std::function<double(double)>& positionOf) {
    std::vector<double> best;
    for (double step = roundStep(highHz - lowHz); step > (highHz - lowHz) * 1e-3; step = roundStep(step / 2.6)) {
        std::vector<double> values = multiplesWithin(lowHz, highHz, step);
        for (std::size_t i = 1; i < values.size(); ++i)
            if (std::abs(positionOf(values[i]) - positionOf(values[i - 1])) < spacing)
                return best;
        best = std::move(values);
    }
    return best;
}

/// 1, 2, 5, 10, ... of each decade, thinned from the top so that neighbours keep their distance.
std::vector<double> decadeFrequencies(double lowHz, double highHz, double spacing, const std::function<double(double)>& positionOf) {
    std::vector<double> values;
    for (double decade = 1e5; decade >= 1; decade /= 10)
        for (const double factor : {8.0, 5.0, 4.0, 3.0, 2.0, 1.0}) {
            const double hz = factor * decade;
            if (hz < lowHz || hz > highHz)
                continue;
            if (values.empty() || std::abs(positionOf(hz) - positionOf(values.back())) >= spacing)
                values.push_back(hz);
        }
    std::reverse(values.begin(), values.end());
    return values;
}

}  // namespace

std::vector<AxisTick> timeTicks(double startS, double endS, double pixels, double spacing) {
    if (!(endS > startS) || !(pixels > 0))
        return {};
    const double perPixel = (endS - startS) / pixels;
    std::vector<double> values = multiplesWithin(startS, endS, roundStep(perPixel * spacing));
    if (values.size() < 2)
        values = atLeastTwo(startS, endS);
    const double step = values[1] - values[0];
    std::vector<AxisTick> ticks;
    for (const double value : values)
        ticks.push_back({value, (value - startS) / perPixel, secondsText(value, step)});
    return ticks;
}

std::vector<AxisTick> frequencyTicks(double lowHz, double highHz, double spacing, const std::function<double(double)>& positionOf) {
    if (!(highHz > lowHz))
        return {};
    const auto even = evenFrequencies(lowHz, highHz, spacing, positionOf);
    const auto decades = decadeFrequencies(lowHz, highHz, spacing, positionOf);
    std::vector<double> values = decades.size() > even.size() ? decades : even;
    if (values.size() < 2)
        values = atLeastTwo(std::max(lowHz, 0.0), highHz);
    std::vector<AxisTick> ticks;
    for (const double value : values)
        ticks.push_back({value, positionOf(value), hertzText(value, 7)});
    return ticks;
}

QString clockText(double seconds) {
    const auto tenths = static_cast<qint64>(std::floor(std::max(0.0, seconds) * 10 + 1e-6));
    return QStringLiteral("%1:%2.%3").arg(tenths / 600, 2, 10, QLatin1Char('0')).arg(tenths / 10 % 60, 2, 10, QLatin1Char('0')).arg(tenths % 10);
}

QString hertzText(double hz, int digits) {
    const QLocale locale;
    return hz < 1000 ? withUnit(locale.toString(hz, 'g', digits), QStringLiteral("Hz"))
                     : withUnit(locale.toString(hz / 1000, 'g', digits), QStringLiteral("kHz"));
}

QString decimalText(double value, int places) {
    const double rounded = std::round(value * std::pow(10.0, places)) == 0 ? 0.0 : value;  // no "-0"
    return QLocale().toString(rounded, 'f', places).replace(QLatin1Char('-'), QChar(0x2212));
}

QString secondsText(double seconds, double stepS) {
    const QLocale locale;
    const double shown = std::abs(seconds) < stepS * 1e-3 ? 0.0 : seconds;
    return withUnit(locale.toString(shown, 'f', placesOf(stepS)), QStringLiteral("s"));
}

}  // namespace ajepa
