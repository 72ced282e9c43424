// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/frequency_axis.h"

using namespace ajepa;

namespace {

SpectrogramShape shapeOf(FrequencyScale scale) {
    SpectrogramShape shape;
    shape.frames = 10;
    shape.rows = scale == FrequencyScale::mel ? 128 : 513;
    shape.geometry = {0.01, 0, 0, 8000, scale};
    return shape;
}

}  // namespace

class TestFrequencyAxis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreEquallyHighInTheirOwnSpacing() {
        for (const FrequencyScale scale : {FrequencyScale::mel, FrequencyScale::linear}) {
            const SpectrogramShape shape = shapeOf(scale);
            const FrequencyAxis axis(shape, spacingOf(scale));
            QCOMPARE(axis.rowAt(0.25), shape.rows / 4.0);
            QCOMPARE(axis.rowsBehind(0, 1, 300), cellsBehind(0, shape.rows, 300, shape.rows));
        }
    }

    void octavesAreEquallyHighOnALogarithmicAxis() {
        const FrequencyAxis axis(shapeOf(FrequencyScale::linear), FrequencySpacing::logarithmic);
        const double octave = axis.shareAt(2000) - axis.shareAt(1000);
        QVERIFY(std::abs(axis.shareAt(200) - axis.shareAt(100) - octave) < 1e-12);
        QVERIFY(octave > 0.1);
        QCOMPARE(axis.hzAt(0), 20.0);
    }

    void hertzGoToAShareAndBack() {
        for (const FrequencyScale scale : {FrequencyScale::mel, FrequencyScale::linear})
            for (const FrequencySpacing spacing : allFrequencySpacings) {
                const FrequencyAxis axis(shapeOf(scale), spacing);
                for (const double hz : {30.0, 440.0, 7900.0})
                    QVERIFY(std::abs(axis.hzAt(axis.shareAt(hz)) - hz) < 1e-6);
                QVERIFY(std::abs(axis.shareOfRow(axis.rowAt(0.6)) - 0.6) < 1e-9);
            }
    }

    void everyLineOfABentAxisShowsTheRowsOfItsFrequencies() {
        const SpectrogramShape shape = shapeOf(FrequencyScale::linear);
        const FrequencyAxis axis(shape, FrequencySpacing::mel);
        const auto rows = axis.rowsBehind(0, 1, 200);
        int last = 0;
        for (int line = 0; line < 200; ++line) {
            const CellRange range = rows[static_cast<std::size_t>(line)];
            QVERIFY(!range.isEmpty());
            QVERIFY(range.begin >= last);
            last = range.begin;
            const double hz = axis.hzAt((line + 0.5) / 200);
            QVERIFY(shape.hzAt(range.begin) <= hz + 20 && shape.hzAt(range.end) >= hz - 20);
        }
        QCOMPARE(rows.back().end, shape.rows);
    }

    void atAnyZoomAndSpacingThereAreTwoTicks() {
        for (const FrequencyScale scale : {FrequencyScale::mel, FrequencyScale::linear})
            for (const FrequencySpacing spacing : allFrequencySpacings) {
                const FrequencyAxis axis(shapeOf(scale), spacing);
                for (double length = 1; length > 0.004; length *= 0.7)
                    for (double low = 0; low + length <= 1; low += 0.19) {
                        const auto position = [&](double hz) { return 250 * (axis.shareAt(hz) - low) / length; };
                        const auto ticks = frequencyTicks(std::max(axis.hzAt(low), 0.0), axis.hzAt(low + length), 26, position);
                        QVERIFY2(ticks.size() >= 2, qPrintable(QString("%1 of the axis from %2").arg(length).arg(low)));
                        QVERIFY(ticks[0].label != ticks[1].label);
                    }
            }
    }
};

QTEST_MAIN(TestFrequencyAxis)
#include "test_frequency_axis.moc"
