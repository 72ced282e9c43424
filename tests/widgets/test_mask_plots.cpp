// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QSignalSpy>
#include <QtTest>

#include "widgets/bar_plot.h"
#include "widgets/cell_map.h"
#include "widgets/curriculum_plot.h"

using namespace ajepa;

namespace {

int differingPixels(const QImage& a, const QImage& b, const QRect& part) {
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    return count;
}

CurriculumProfile profile() {
    CurriculumProfile made;
    made.scheduled = {0, 0.25, 0.5, 0.75};
    made.drawn = {0, 1, 0, 1};
    made.runningMean = {0, 0.5, 1.0 / 3, 0.5};
    return made;
}

}  // namespace

class TestMaskPlots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCellThatIsNeverUsedIsHatched() {
        CellMap map(QStringLiteral("map"), QStringLiteral("%1"));
        map.resize(200, 100);
        map.setShares({2, 2}, {0.001, 0.5, 0.5, 1});
        QCOMPARE(map.neverCells(), 0);
        const QImage seldom = map.grab().toImage();
        map.setShares({2, 2}, {0, 0.5, 0.5, 1});
        QCOMPARE(map.neverCells(), 1);
        QCOMPARE(map.largest(), 1.0);
        const QImage never = map.grab().toImage();
        // Cell 0 is the first time and the lowest band: lower left.
        QVERIFY(differingPixels(seldom, never, QRect(5, 70, 80, 25)) > 50);
        QCOMPARE(differingPixels(seldom, never, QRect(110, 25, 80, 70)), 0);
    }

    void aBarThatIsNotZeroIsSeenHoweverSmall() {
        BarPlot plot(QStringLiteral("bars"));
        plot.resize(200, 100);
        plot.setBars({{1000, 0}, {}, {}, {}, -1, {}});
        const QImage without = plot.grab().toImage();
        plot.setBars({{1000, 0.001}, {}, {}, {}, -1, {}});
        QVERIFY(differingPixels(without, plot.grab().toImage(), QRect(110, 20, 80, 70)) > 20);
    }

    void theCurriculumIsReadOffAtAStep() {
        CurriculumPlot plot;
        plot.setCurves(3, {{QStringLiteral("sqrt"), {0, 1}, true}});
        plot.setProfile(profile());
        const QString reading = plot.readingAt(2);
        QVERIFY2(reading.contains("50"), qPrintable(reading));
        QVERIFY2(reading.contains("33"), qPrintable(reading));
        QVERIFY2(reading.contains("block masks"), qPrintable(reading));
        QVERIFY(plot.readingAt(3).contains("time-frequency masks"));
    }

    void aClickInTheCurriculumChoosesTheStep() {
        CurriculumPlot plot;
        plot.resize(448, 200);  // 400 pixels of steps behind 40 of labels
        plot.setCurves(1000, {});
        QSignalSpy chosen(&plot, &CurriculumPlot::stepChosen);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(240, 100));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toLongLong(), 500);
    }
};

QTEST_MAIN(TestMaskPlots)
#include "test_mask_plots.moc"
