// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSet>
#include <QTest>

#include "widgets/metric_plot.h"
#include "widgets/metric_tile.h"

using namespace ajepa;

class TestMetricPlot final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summaryTellsTheLastValue();
    void logarithmicAxisLeavesOutWhatIsNotPositive();
    void resumedRunReplacesTheStepsThatItRepeats();
    void smoothedLineOfAConstantIsThatConstant();
    void aValueThatHasNotChangedHasAnAxisOfDifferentFigures();
    void tileShowsTheNewestValueWithItsUnit();
};

void TestMetricPlot::summaryTellsTheLastValue() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.append({10, 20}, {0.5, 0.25});
    QVERIFY(plot.summary().contains(QLatin1String("0.25")));
    QVERIFY(plot.summary().contains(QLatin1String("20")));
}

void TestMetricPlot::logarithmicAxisLeavesOutWhatIsNotPositive() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.setLogarithmic(true);
    plot.append({1, 2, 3, 4}, {0.5, 0.0, -1.0, 0.25});
    QCOMPARE(plot.count(), 2);
}

void TestMetricPlot::resumedRunReplacesTheStepsThatItRepeats() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.setSmoothed(true);
    plot.append({10, 20, 30, 40}, {4, 3, 2, 1});
    plot.append({30}, {2.5});
    QCOMPARE(plot.count(), 3);
    QCOMPARE(std::prev(plot.graph(0)->data()->constEnd())->value, 2.5);
    QCOMPARE(plot.graph(2)->dataCount(), 3);
}

void TestMetricPlot::smoothedLineOfAConstantIsThatConstant() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.setSmoothed(true);
    plot.append({1, 2, 3, 4, 5}, {0.7, 0.7, 0.7, 0.7, 0.7});
    const auto line = plot.graph(2)->data();
    for (auto point = line->constBegin(); point != line->constEnd(); ++point) {
        QVERIFY(std::abs(point->value - 0.7) < 1e-12);
    }
    QCOMPARE(line->size(), 5);
}

void TestMetricPlot::aValueThatHasNotChangedHasAnAxisOfDifferentFigures() {
    MetricPlot plot(QStringLiteral("Learning rate"), MetricPlot::Size::small);
    plot.append({10}, {1.8e-4});
    QCOMPARE(plot.yAxis->range().lower, 0.9 * 1.8e-4);
    QCOMPARE(plot.yAxis->range().upper, 1.1 * 1.8e-4);
    plot.resize(160, 80);
    plot.replot();
    const QVector<QString> figures = plot.yAxis->tickVectorLabels();
    QVERIFY(figures.size() >= 2);
    QCOMPARE(QSet<QString>(figures.begin(), figures.end()).size(), figures.size());
}

void TestMetricPlot::tileShowsTheNewestValueWithItsUnit() {
    MetricTile tile(QStringLiteral("Speed"), QStringLiteral("clips/s"), QString());
    QCOMPARE(tile.valueText(), QStringLiteral("\u2013"));
    tile.append({1, 2}, {30.0, 31.4});
    QCOMPARE(tile.valueText(), QStringLiteral("31.4\u2009clips/s"));
}

QTEST_MAIN(TestMetricPlot)
#include "test_metric_plot.moc"
