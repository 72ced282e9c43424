// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <random>

#include "widgets/metric_series.h"

using namespace ajepa;

namespace {

MetricSeries randomSeries(std::size_t points) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> value(0, 1);
    MetricSeries series;
    for (std::size_t i = 0; i < points; ++i) {
        series.append(double(3 * i), value(random));
    }
    return series;
}

}  // namespace

class TestMetricSeries final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewPointsAreAllDrawn();
    void eachColumnHasItsFirstSmallestLargestAndLastPoint_data();
    void eachColumnHasItsFirstSmallestLargestAndLastPoint();
    void rangeFollowsWhatIsCutOff();
    void nearestIsOnEitherSide();
    void aSeriesWithoutEndForgetsEverySecondPointAndKeepsTheNewest();
};

void TestMetricSeries::fewPointsAreAllDrawn() {
    const MetricSeries series = randomSeries(40);
    QVector<double> steps, values;
    series.sample(0, 117, 10, steps, values);
    QCOMPARE(steps.size(), 40);
    series.sample(30, 60, 100, steps, values);  // one more point on either side
    QCOMPARE(steps.front(), 27.0);
    QCOMPARE(steps.back(), 63.0);
}

void TestMetricSeries::eachColumnHasItsFirstSmallestLargestAndLastPoint_data() {
    QTest::addColumn<std::size_t>("points");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    for (const std::size_t points : {1000, 4096, 5000, 70'001}) {
        QTest::addRow("%zu points, all", points) << points << 0.0 << 3.0 * double(points);
        QTest::addRow("%zu points, a part", points) << points << 301.0 << 2.5 * double(points);
    }
}

void TestMetricSeries::eachColumnHasItsFirstSmallestLargestAndLastPoint() {
    QFETCH(std::size_t, points);
    QFETCH(double, from);
    QFETCH(double, to);
    constexpr int columns = 57;
    const MetricSeries series = randomSeries(points);
    QVector<double> steps, values;
    series.sample(from, to, columns, steps, values);
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QVERIFY(steps.size() <= 4 * (columns + 1) + 2);
    for (int column = 0; column < columns; ++column) {
        const double left = from + (to - from) * column / columns, right = from + (to - from) * (column + 1) / columns;
        // By looking at every point.
        std::optional<std::size_t> first, last, low, high;
        for (std::size_t i = 0; i < points; ++i) {
            if (series.step(i) >= left && series.step(i) < right) {
                first = first.value_or(i);
                last = i;
                low = !low || series.value(i) < series.value(*low) ? i : low;
                high = !high || series.value(i) > series.value(*high) ? i : high;
            }
        }
        for (const auto& point : {first, last, low, high}) {
            QVERIFY(!point || steps.contains(series.step(*point)));
        }
    }
}

void TestMetricSeries::rangeFollowsWhatIsCutOff() {
    MetricSeries series;
    QVERIFY(!series.range());
    for (int i = 0; i < 600; ++i) {
        series.append(i, i == 500 ? 9 : i == 20 ? -4 : 1);
    }
    QVERIFY((series.range() == MetricSeries::Range{-4, 9}));
    series.cutBackTo(499);
    QCOMPARE(series.size(), std::size_t(500));
    QVERIFY((series.range() == MetricSeries::Range{-4, 1}));
    series.append(500, 2);
    QVERIFY((series.range() == MetricSeries::Range{-4, 2}));
    series.cutBackTo(10);
    QVERIFY((series.range() == MetricSeries::Range{1, 1}));
}

void TestMetricSeries::nearestIsOnEitherSide() {
    MetricSeries series;
    for (const double step : {10, 20, 40}) {
        series.append(step, 0);
    }
    QCOMPARE(series.nearest(-5), std::size_t(0));
    QCOMPARE(series.nearest(14), std::size_t(0));
    QCOMPARE(series.nearest(16), std::size_t(1));
    QCOMPARE(series.nearest(39), std::size_t(2));
    QCOMPARE(series.nearest(1000), std::size_t(2));
}

void TestMetricSeries::aSeriesWithoutEndForgetsEverySecondPointAndKeepsTheNewest() {
    MetricSeries series(1000);
    for (int i = 0; i < 100'000; ++i) {
        series.append(i, i);
        QVERIFY(series.size() <= 1000);
    }
    QVERIFY(series.size() >= 500);
    QCOMPARE(series.step(series.size() - 1), 99'999.0);
    QCOMPARE(series.range()->high, 99'999.0);
    for (std::size_t i = 1; i < series.size(); ++i) {
        QVERIFY(series.step(i) > series.step(i - 1));
    }
}

QTEST_APPLESS_MAIN(TestMetricSeries)
#include "test_metric_series.moc"
