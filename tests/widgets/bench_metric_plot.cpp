// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: appends a point to a curve of a million and paints it, beside QCustomPlot's own graph, in alternating pairs.
#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "widgets/metric_plot.h"

using namespace ajepa;

namespace {

constexpr int points = 1'000'000;
constexpr int pairs = 31;

double valueAt(int step) {
    return 0.5 + 0.4 * std::sin(step * 1e-5) + 0.05 * std::sin(step * 0.7);
}

double milliseconds(const QElapsedTimer& timer) {
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + pairs / 2, values.end());
    return values[pairs / 2];
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::vector<double> steps, values;
    for (int i = 0; i < points; ++i) {
        steps.push_back(i);
        values.push_back(valueAt(i));
    }
    // The same picture for both: a thin line in a plot of 900 x 300.
    MetricPlot ours(QStringLiteral("Loss"), MetricPlot::Size::large);
    QCustomPlot theirs;
    QCPGraph* graph = theirs.addGraph();
    graph->setData(QVector<double>(steps.begin(), steps.end()), QVector<double>(values.begin(), values.end()), true);
    theirs.xAxis->setRange(0, points + 100);
    for (QWidget* plot : {static_cast<QWidget*>(&ours), static_cast<QWidget*>(&theirs)}) {
        plot->resize(900, 300);
        plot->show();
    }
    QElapsedTimer timer;
    timer.start();
    ours.append(steps, values);
    std::printf("first million points taken up in %.0f ms\n", milliseconds(timer));
    std::vector<double> oursMs, theirsMs, ratios;
    for (int pair = 0; pair < pairs; ++pair) {
        const int step = points + pair;
        timer.start();
        ours.append({double(step)}, {valueAt(step)});
        ours.replot();
        oursMs.push_back(milliseconds(timer));
        timer.start();
        graph->addData(step, valueAt(step));
        graph->rescaleValueAxis();
        theirs.replot();
        theirsMs.push_back(milliseconds(timer));
        ratios.push_back(theirsMs.back() / oursMs.back());
    }
    std::printf("append and repaint at %d points: ours %.2f ms, QCPGraph %.2f ms, ratio %.2f (median of %d pairs)\n", points, median(oursMs),
                median(theirsMs), median(ratios), pairs);
}
