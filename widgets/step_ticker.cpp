// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/step_ticker.h"

#include <algorithm>
#include <cmath>

#include "widgets/number_text.h"

namespace ajepa {

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

}  // namespace ajepa
