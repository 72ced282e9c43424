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
    void smoothedLineIsTheWeightedMeanOfAllPoints();
    void bandIsTheRangeOfTheLastTwentyPoints();
    void axisCountsInAnotherMeasure();
    void momentsAreReplacedNotHeaped();
    void wordOfAMomentAtTheRightEdgeIsWhole();
    void labelsOfALogarithmicAxisKeepApart();
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
    plot.replot();
    QCOMPARE(plot.count(), 3);
    QCOMPARE(std::prev(plot.graph(0)->data()->constEnd())->value, 2.5);
    QCOMPARE(plot.graph(2)->dataCount(), 3);
}

void TestMetricPlot::smoothedLineOfAConstantIsThatConstant() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.setSmoothed(true);
    plot.append({1, 2, 3, 4, 5}, {0.7, 0.7, 0.7, 0.7, 0.7});
    plot.replot();
    const auto line = plot.graph(2)->data();
    for (auto point = line->constBegin(); point != line->constEnd(); ++point) {
        QVERIFY(std::abs(point->value - 0.7) < 1e-12);
    }
    QCOMPARE(line->size(), 5);
}

void TestMetricPlot::smoothedLineIsTheWeightedMeanOfAllPoints() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.setSmoothed(true);
    std::vector<double> steps, values;
    for (int i = 1; i <= 60; ++i) {
        steps.push_back(i);
        values.push_back(std::sin(i * 0.7) + 2 + 10.0 / i);
    }
    plot.append(steps, values);
    plot.replot();
    for (int n : {1, 2, 7, 60}) {
        double sum = 0, weights = 0;
        for (int i = 0; i < n; ++i) {
            const double weight = std::pow(0.95, n - 1 - i);
            sum += weight * values[std::size_t(i)];
            weights += weight;
        }
        const double drawn = (plot.graph(2)->data()->constBegin() + (n - 1))->value;
        QVERIFY2(std::abs(drawn - sum / weights) < 1e-9, qPrintable(QString::number(n)));
    }
}

void TestMetricPlot::bandIsTheRangeOfTheLastTwentyPoints() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.setSmoothed(true);
    std::vector<double> steps, values;
    for (int i = 1; i <= 50; ++i) {
        steps.push_back(i);
        values.push_back(i == 10 ? 100 : i);
    }
    plot.append(steps, values);
    plot.replot();
    const auto low = plot.graph(3)->data(), high = plot.graph(4)->data();
    QCOMPARE((low->constBegin() + 28)->value, 10 + 1.0);  // step 29 covers 10 to 29, of which 10 is the outlier
    QCOMPARE((high->constBegin() + 28)->value, 100.0);
    QCOMPARE((high->constBegin() + 29)->value, 30.0);  // step 30 has forgotten it
    QCOMPARE(plot.graph(3)->channelFillGraph(), plot.graph(4));
}

void TestMetricPlot::axisCountsInAnotherMeasure() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.resize(600, 300);
    plot.setHorizon(1000);
    plot.append({1, 1000}, {1, 2});
    plot.setStepMeasure(0.01, QStringLiteral("epoch"));  // ten epochs
    plot.replot();
    const QVector<double> places = plot.xAxis->tickVector();
    const QVector<QString> labels = plot.xAxis->tickVectorLabels();
    QVERIFY(places.size() >= 2);
    for (int i = 0; i < places.size(); ++i) {
        QVERIFY2(std::abs(QLocale().toDouble(labels[i]) - places[i] * 0.01) < 1e-6, qPrintable(labels[i]));
    }
    QCOMPARE(plot.xAxis->label(), QStringLiteral("epoch"));
}

void TestMetricPlot::momentsAreReplacedNotHeaped() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    const int before = plot.itemCount();
    plot.setMoments({{10, QStringLiteral("resumed")}, {20, QStringLiteral("alarm"), true}});
    QCOMPARE(plot.itemCount(), before + 4);
    plot.setMoments({{10, QStringLiteral("resumed")}});
    QCOMPARE(plot.itemCount(), before + 2);
    plot.setMoments(std::vector<PlotMoment>(500, PlotMoment{1, QStringLiteral("x")}));
    QCOMPARE(plot.itemCount(), before + 80);
    plot.clear();
    QCOMPARE(plot.itemCount(), before);
}

void TestMetricPlot::wordOfAMomentAtTheRightEdgeIsWhole() {
    MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot.resize(400, 200);
    plot.setHorizon(100);
    plot.append({1, 50, 100}, {3, 2, 1});
    plot.setMoments({{20, QStringLiteral("resumed")}, {98, QStringLiteral("warm-up ends")}});
    plot.grab();
    const QRect axes = plot.axisRect()->rect();
    int words = 0;
    for (int i = 0; i < plot.itemCount(); ++i) {
        const auto* word = qobject_cast<QCPItemText*>(plot.item(i));
        if (word == nullptr || !word->visible()) {
            continue;
        }
        ++words;
        const double moment = word->position->pixelPosition().x(), left = word->left->pixelPosition().x(), right = word->right->pixelPosition().x();
        QVERIFY(left >= axes.left() && right <= axes.right());
        QCOMPARE(word->text() == QLatin1String("resumed"), left >= moment - 1);
    }
    QCOMPARE(words, 2);
}

void TestMetricPlot::labelsOfALogarithmicAxisKeepApart() {
    for (const double lowest : {0.9, 0.3, 0.1, 0.04, 1e-4, 1e-12}) {
        MetricPlot plot(QStringLiteral("Loss"), MetricPlot::Size::large);
        plot.setLogarithmic(true);
        plot.append({1, 2}, {0.95, lowest});
        plot.resize(400, plot.minimumHeight() + 40);
        plot.grab();
        const QVector<double> ticks = plot.yAxis->tickVector();
        int seen = 0;
        double last = 0;
        for (const double tick : ticks) {
            if (plot.yAxis->range().contains(tick)) {
                const double place = plot.yAxis->coordToPixel(tick);
                QVERIFY2(seen == 0 || last - place >= 12,
                         qPrintable(QStringLiteral("%1: %2, %3 px above the one below").arg(lowest).arg(tick).arg(last - place)));
                last = place;
                ++seen;
            }
        }
        QVERIFY2(seen >= 2, qPrintable(QString::number(lowest)));
    }
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
    tile.resize(tile.minimumSize());
    tile.grab();
    QCOMPARE(tile.valueText(), QStringLiteral("31.4"));
}

QTEST_MAIN(TestMetricPlot)
#include "test_metric_plot.moc"
