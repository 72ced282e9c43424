// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace ajepa {
namespace {

const QChar thinSpace(0x2009);

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

}  // namespace

QString withUnit(const QString& number, const QString& unit) {
    return unit.isEmpty() ? number : number + thinSpace + unit;
}

QString countText(qint64 count) {
    return QLocale().toString(count);
}

QString figureText(double value, int digits) {
    if (!std::isfinite(value)) {
        return QStringLiteral("\u2013");
    }
    const double magnitude = std::abs(value);
    if (value == 0 || (magnitude >= 1e-3 && magnitude < 1e5)) {
        const int whole = magnitude < 1 ? 1 : int(std::floor(std::log10(magnitude))) + 1;
        const int leadingZeros = magnitude > 0 && magnitude < 1 ? int(-std::floor(std::log10(magnitude))) - 1 : 0;
        const int decimals = magnitude < 1 ? digits + leadingZeros : std::max(0, digits - whole);
        return QLocale().toString(value, 'f', value == 0 ? 0 : decimals);
    }
    QString text = QLocale().toString(value, 'e', std::max(0, digits - 2)).toLower();
    return text.replace(QLatin1String("e-0"), QLatin1String("e-"))
        .replace(QLatin1String("e+0"), QLatin1String("e"))
        .replace(QLatin1String("e+"), QLatin1String("e"));
}

QString percentText(double share) {
    return withUnit(QLocale().toString(share * 100, 'f', share > 0 && share < 0.1 ? 1 : 0), QStringLiteral("%"));
}

QString durationText(double seconds) {
    const auto total = qint64(std::llround(std::max(0.0, seconds)));
    if (total < 60) {
        return Texts::tr("%1 s").arg(total);
    }
    const qint64 minutes = (total + 30) / 60;
    if (minutes < 60) {
        return Texts::tr("%1 min").arg(minutes);
    }
    if (minutes < 48 * 60) {
        return Texts::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    }
    return Texts::tr("%1 d %2 h").arg(minutes / (24 * 60)).arg(minutes / 60 % 24);
}

QString timeLeftText(double seconds) {
    return Texts::tr("%1 left").arg(durationText(seconds));
}

QString bytesText(qint64 bytes) {
    if (bytes < 1000) {
        return withUnit(countText(bytes), Texts::tr("bytes"));
    }
    const char* const units[] = {"kB", "MB", "GB", "TB"};
    double value = double(bytes) / 1000;
    int unit = 0;
    while (value >= 999.5 && unit < 3) {
        value /= 1000;
        ++unit;
    }
    return withUnit(QLocale().toString(value, 'f', value < 9.95 ? 1 : 0), QLatin1String(units[unit]));
}

}  // namespace ajepa
