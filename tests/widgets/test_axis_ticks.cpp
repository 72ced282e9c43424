// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QtTest>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/spectrogram_data.h"

using namespace ajepa;

class TestAxisTicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void timeTicksAreRoundAndKeepTheirDistance() {
        const auto ticks = timeTicks(0, 5, 500, 90);
        QStringList labels;
        for (const AxisTick& tick : ticks)
            labels << tick.label;
        QCOMPARE(labels, QStringList({"0\u2009s", "1\u2009s", "2\u2009s", "3\u2009s", "4\u2009s", "5\u2009s"}));
        QCOMPARE(ticks[1].position, 100.0);
    }

    void thereAreAtLeastTwoTimeTicksAtAnyZoom() {
        for (double length = 0.001; length < 20000; length *= 1.37)
            for (const double start : {0.0, 0.4321, 17.77})
                for (const double pixels : {120.0, 700.0, 2400.0}) {
                    const auto ticks = timeTicks(start, start + length, pixels, 90);
                    QVERIFY2(ticks.size() >= 2, qPrintable(QString("%1 + %2 over %3").arg(start).arg(length).arg(pixels)));
                    QVERIFY(ticks[0].label != ticks[1].label);
                    QVERIFY(ticks.front().position >= -0.01 && ticks.back().position <= pixels + 0.01);
                }
    }

    void thereAreAtLeastTwoFrequencyTicksAtAnyZoomOfAMelAxis() {
        SpectrogramData data;
        data.rows = 128;
        for (double rows = 2; rows <= 128; rows *= 1.31)
            for (double low = 0; low + rows <= 128; low += 13.7) {
                const auto positionOf = [&](double hz) { return 300 - (data.rowAt(hz) - low) / rows * 300; };
                const auto ticks = frequencyTicks(std::max(data.hzAt(low), 0.0), data.hzAt(low + rows), 26, positionOf);
                QVERIFY2(ticks.size() >= 2, qPrintable(QString("%1 + %2").arg(low).arg(rows)));
                QVERIFY(ticks[0].label != ticks[1].label);
            }
    }

    void aWholeMelAxisShowsRoundFrequencies() {
        SpectrogramData data;
        data.rows = 128;
        const auto positionOf = [&](double hz) { return 300 - data.rowAt(hz) / 128 * 300; };
        const auto ticks = frequencyTicks(data.hzAt(0), data.hzAt(128), 26, positionOf);
        QStringList labels;
        for (const AxisTick& tick : ticks)
            labels << tick.label;
        QVERIFY2(labels.contains("1\u2009kHz") && labels.contains("2\u2009kHz"), qPrintable(labels.join(' ')));
        for (std::size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(ticks[i - 1].position - ticks[i].position >= 25.9);
    }

    void decimalsHaveATrueMinusAndNoNegativeZero() {
        QCOMPARE(decimalText(-1.4, 2), QString("\u22121.40"));
        QCOMPARE(decimalText(-0.04, 1), QString("0.0"));
        QCOMPARE(decimalText(0.06, 1), QString("0.1"));
    }

    void clockShowsMinutesSecondsAndTenths() {
        QCOMPARE(clockText(0), QString("00:00.0"));
        QCOMPARE(clockText(2.3), QString("00:02.3"));
        QCOMPARE(clockText(59.99), QString("00:59.9"));
        QCOMPARE(clockText(75.04), QString("01:15.0"));
        QCOMPARE(clockText(-1), QString("00:00.0"));
    }
};

QTEST_GUILESS_MAIN(TestAxisTicks)
#include "test_axis_ticks.moc"
