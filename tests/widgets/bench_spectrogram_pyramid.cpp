// SPDX-License-Identifier: GPL-3.0-or-later
// One hour of spectrogram (360,000 frames of 128 bands), features ready: SpectrogramPyramid against QCPColorMap, in one run, at 1600 x 600.
// Times are of the processor, so that a busy machine does not change them.
//     QT_QPA_PLATFORM=offscreen bench_spectrogram_pyramid
#include <malloc.h>
#include <qcustomplot.h>
#include <unistd.h>

#include <QApplication>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <random>

#include "widgets/spectrogram_pyramid.h"

using namespace ajepa;

namespace {

constexpr int frames = 360000, rows = 128, moves = 400;
const QSize pixels(1600, 600);

double residentMb() {
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    double total = 0, resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

SpectrogramData anHour() {
    SpectrogramData data;
    data.frames = frames;
    data.rows = rows;
    std::mt19937 random(1);
    data.values.resize(std::size_t{frames} * rows);
    for (float& value : data.values)
        value = -12.0F + static_cast<float>(random() % 2048) / 128.0F;
    return data;
}

template <typename Work>
double milliseconds(Work work) {
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Views as a user meets them: from the whole hour down to `shortest` frames, each somewhere.
std::vector<QRectF> views(double shortest) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> uniform;
    std::vector<QRectF> regions;
    for (int i = 0; i < moves; ++i) {
        const double length = frames * std::pow(shortest / frames, uniform(random));
        regions.emplace_back(uniform(random) * (frames - length), 0, length, rows);
    }
    return regions;
}

void report(const char* what, double firstMs, std::vector<double> moveMs, double mb) {
    std::sort(moveMs.begin(), moveMs.end());
    std::printf("%-12s first paint %8.1f ms   pan and zoom median %6.2f ms, p99 %6.2f ms   memory %6.1f MB\n", what, firstMs,
                moveMs[moveMs.size() / 2], moveMs[moveMs.size() * 99 / 100], mb);
}

void benchPyramid(const SpectrogramData& data) {
    const SpectrogramLook look{ColourMap::magma, {-12, 4}};
    QPixmap screen(pixels);
    const auto paint = [&](const SpectrogramPyramid& pyramid, const QRectF& region) {
        QPainter(&screen).drawImage(0, 0, renderSpectrogram(pyramid, look, region, pixels));
    };
    const double before = residentMb();
    std::unique_ptr<SpectrogramPyramid> pyramid;
    const double first = milliseconds([&] {
        pyramid = std::make_unique<SpectrogramPyramid>(data);
        paint(*pyramid, QRectF(0, 0, frames, rows));
    });
    std::vector<double> moveMs;
    for (const QRectF& region : views(100))
        moveMs.push_back(milliseconds([&] { paint(*pyramid, region); }));
    report("pyramid", first, moveMs, residentMb() - before);
}

void benchColourMap(const SpectrogramData& data) {
    const double before = residentMb();
    QCustomPlot plot;
    plot.resize(pixels);
    auto* map = new QCPColorMap(plot.xAxis, plot.yAxis);
    map->setInterpolate(false);
    map->setTightBoundary(true);
    QPixmap screen;
    const double first = milliseconds([&] {
        map->data()->setSize(frames, rows);
        map->data()->setRange({0, frames}, {0, rows});
        for (int frame = 0; frame < frames; ++frame)
            for (int row = 0; row < rows; ++row)
                map->data()->setCell(frame, row, data.at(frame, row));
        map->setDataRange({-12, 4});
        plot.rescaleAxes();
        screen = plot.toPixmap(pixels.width(), pixels.height());
    });
    std::vector<double> moveMs;
    for (const QRectF& region : views(frames / 10.0)) {  // closer than that, Qt fails on the one image that it scales
        plot.xAxis->setRange(region.left(), region.right());
        moveMs.push_back(milliseconds([&] { screen = plot.toPixmap(pixels.width(), pixels.height()); }));
    }
    report("QCPColorMap", first, moveMs, residentMb() - before);
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication app(argc, argv);
    const SpectrogramData data = anHour();
    for (int pair = 0; pair < 3; ++pair) {
        benchPyramid(data);
        benchColourMap(data);
    }
}
