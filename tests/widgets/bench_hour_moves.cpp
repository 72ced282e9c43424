// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: an hour of spectrogram (360,000 frames of 128 bands) at 1600 x 600, panned and zoomed by the user's own events, each painted whole. Wall time and time
// of the processor (all threads), since a busy machine changes the former. Medians beside QCPColorMap are `ajepa bench hour`'s.
//     QT_QPA_PLATFORM=offscreen bench_hour_moves

#include <QApplication>
#include <QWheelEvent>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

#include "widgets/plot_frame.h"
#include "widgets/spectrogram_view.h"

using namespace ajepa;

namespace {

constexpr int frames = 360000, rows = 128;
constexpr double hopS = 0.01;
const QSize pixels(1600, 600);

std::shared_ptr<const SpectrogramData> anHour() {
    auto data = std::make_shared<SpectrogramData>();
    data->frames = frames;
    data->rows = rows;
    data->geometry.secondsPerFrame = hopS;
    std::mt19937 random(1);
    data->values.resize(std::size_t{frames} * rows);
    for (float& value : data->values)
        value = -12.0F + static_cast<float>(random() % 2048) / 128.0F;
    return data;
}

struct Cost {
    double wallMs = 0, processorMs = 0;
};

Cost costOf(const std::function<void()>& work) {
    const std::clock_t processor = std::clock();
    const auto wall = std::chrono::steady_clock::now();
    work();
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - wall).count(),
            1000.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

void report(const char* what, const std::vector<Cost>& costs) {
    const auto percentile = [&costs](double share, double Cost::*part) {
        std::vector<double> values;
        for (const Cost& cost : costs)
            values.push_back(cost.*part);
        std::sort(values.begin(), values.end());
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    std::printf("  %-22s wall: median %6.2f ms, p99 %6.2f ms   processor: median %6.2f ms, p99 %6.2f ms\n", what, percentile(0.5, &Cost::wallMs),
                percentile(0.99, &Cost::wallMs), percentile(0.5, &Cost::processorMs), percentile(0.99, &Cost::processorMs));
}

/// Paints the widget whole, and goes on until what was painted on the pool is there, too.
void paint(SpectrogramView& view, QPixmap& screen) {
    while (view.render(&screen), !view.isSharp())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void turn(QWidget& view, int angle, Qt::KeyboardModifiers keys, double place) {
    const QPointF position(leftAxisWidth + place * (pixels.width() - leftAxisWidth), pixels.height() / 2.0);
    QWheelEvent event(position, view.mapToGlobal(position), {}, {0, angle}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

void benchMoves(SpectrogramView& view, TimeWindow& time, QPixmap& screen) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> uniform;
    std::vector<Cost> pans, wheels, zooms;
    for (int i = 0; i < 30; ++i) {
        const double length = 3600 * std::pow(1.0 / 3600, uniform(random));
        time.setRange(uniform(random) * 3600, 0);
        time.zoom(time.lengthS() / length, time.startS());
        paint(view, screen);
        for (int step = 0; step < 20; ++step)
            pans.push_back(costOf([&] {
                time.scroll(time.lengthS() * (uniform(random) - 0.5) / 20);  // a drag moves by some pixels
                paint(view, screen);
            }));
        for (int step = 0; step < 5; ++step)
            wheels.push_back(costOf([&] {
                turn(view, step % 2 != 0 ? 120 : -120, Qt::ShiftModifier, 0.5);
                paint(view, screen);
            }));
    }
    time.fit();
    for (int i = 0; i < 400; ++i)
        zooms.push_back(costOf([&] {
            turn(view, i % 80 < 40 ? 120 : -120, {}, uniform(random));
            paint(view, screen);
        }));
    report("pan", pans);
    report("pan in frequency", wheels);
    report("zoom by the wheel", zooms);
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication app(argc, argv);
    const auto data = anHour();
    QPixmap screen(pixels);
    TimeWindow time;
    time.setDuration(data->durationS());
    SpectrogramView view(time);
    view.resize(pixels);
    view.setData(data);
    paint(view, screen);
    for (int round = 0; round < 3; ++round)
        benchMoves(view, time, screen);
}
