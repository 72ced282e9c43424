// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Numbers as people read them: the locale's grouping, unit after a thin space, as many digits as are worth reading.
namespace ajepa {

/// Number and unit, a thin space between; the number alone if there is no unit.
QString withUnit(const QString& number, const QString& unit);
/// 1,200
QString countText(qint64 count);
/// `digits` significant digits, small and large values as 1.2e-4; a dash if the value is not finite.
QString figureText(double value, int digits = 3);
/// 0.65 -> "65 %"
QString percentText(double share);
/// "12 s", "4 min", "2 h 10 min", "3 d 4 h"
QString durationText(double seconds);
/// "4 min left"
QString timeLeftText(double seconds);
/// "340 MB", "1.2 GB" (powers of 1000)
QString bytesText(qint64 bytes);

}  // namespace ajepa
