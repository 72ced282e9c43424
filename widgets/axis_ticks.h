// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <vector>

namespace ajepa {

/// A labelled place on an axis.
struct AxisTick {
    double value = 0;     ///< in the axis' unit
    double position = 0;  ///< pixels from the axis' start
    QString label;        ///< number and unit
};

/// Ticks in steps of 1, 2 or 5 times a power of ten between two times, at least `spacing` pixels apart; at least two, at any zoom.
std::vector<AxisTick> timeTicks(double startS, double endS, double pixels, double spacing);

/// Ticks of a frequency axis that may be bent: `positionOf` gives a frequency's pixel. Round numbers, at least `spacing` pixels apart; at least two, at
/// any zoom.
std::vector<AxisTick> frequencyTicks(double lowHz, double highHz, double spacing, const std::function<double(double hz)>& positionOf);

/// "00:02.3": minutes, seconds and tenths.
QString clockText(double seconds);
/// "850 Hz", "2.5 kHz".
QString hertzText(double hz, int digits = 4);
/// Fixed decimal places and a true minus sign: "−1.40".
QString decimalText(double value, int places);
/// "1.25 s".
QString secondsText(double seconds, double stepS = 0.001);

}  // namespace ajepa
