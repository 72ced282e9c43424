// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <memory>
#include <vector>

#include "app/view_bench/contests.h"
#include "widgets/metric_plot.h"

namespace ajepa::view_bench {
namespace {

constexpr int points = 1'000'000;
const QSize pixels(900, 300);

double valueAt(int step) {
    return 0.5 + 0.4 * std::sin(step * 1e-5) + 0.05 * std::sin(step * 0.7);
}

std::vector<double> steps() {
    std::vector<double> all;
    for (int i = 0; i < points; ++i)
        all.push_back(i);
    return all;
}

std::vector<double> values() {
    std::vector<double> all;
    for (int i = 0; i < points; ++i)
        all.push_back(valueAt(i));
    return all;
}

std::vector<float> outcome(int count, int step) {
    return {float(count), float(step), float(valueAt(step))};
}

}  // namespace

cli::ServedWork growCurve() {
    const auto plot = std::make_shared<MetricPlot>(QStringLiteral("Loss"), MetricPlot::Size::large);
    plot->resize(pixels);
    plot->show();
    plot->append(steps(), values());
    const auto step = std::make_shared<int>(points);
    return {.name = "ajepa",
            .run = cli::timed([plot, step] {
                plot->append({double(*step)}, {valueAt(*step)});
                ++*step;
                plot->replot();
            }),
            .output = [plot, step] { return outcome(plot->count(), *step - 1); },
            .memory = {}};
}

cli::ServedWork growGraph() {
    const auto plot = std::make_shared<QCustomPlot>();
    QCPGraph* graph = plot->addGraph();
    const std::vector<double> allSteps = steps(), allValues = values();
    graph->setData(QVector<double>(allSteps.begin(), allSteps.end()), QVector<double>(allValues.begin(), allValues.end()), true);
    plot->xAxis->setRange(0, points + 100);
    plot->resize(pixels);
    plot->show();
    const auto step = std::make_shared<int>(points);
    return {.name = "QCPGraph " QCUSTOMPLOT_VERSION_STR,
            .run = cli::timed([plot, graph, step] {
                graph->addData(*step, valueAt(*step));
                ++*step;
                graph->rescaleValueAxis();
                plot->replot();
            }),
            .output = [graph, step] { return outcome(graph->dataCount(), *step - 1); },
            .memory = {}};
}

}  // namespace ajepa::view_bench
