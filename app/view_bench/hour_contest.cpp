// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>
#include <qcustomplot.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <memory>
#include <random>

#include "app/cli/bench/bench_data.h"
#include "app/view_bench/contests.h"
#include "widgets/colour_map.h"
#include "widgets/spectrogram_view.h"

namespace ajepa::view_bench {
namespace {

constexpr int frames = 360000, rows = 128;
constexpr int blockColumns = 16, blockRows = 8;
constexpr double hopS = 0.01;
constexpr ColourLimits limits{-12, 4};
const QSize pixels(1600, 600);

/// Blocks of one level each, and a little noise on them. Several share the lowest level, for a few percent of the lowest values may be drawn alike.
std::shared_ptr<const SpectrogramData> anHour() {
    auto data = std::make_shared<SpectrogramData>();
    data->frames = data->validFrames = frames;
    data->rows = rows;
    data->geometry.secondsPerFrame = hopS;
    data->values.resize(std::size_t{frames} * rows);
    std::uint32_t position = 0;
    for (int frame = 0; frame < frames; ++frame)
        for (int row = 0; row < rows; ++row, ++position) {
            const int block = frame / (frames / blockColumns) * blockRows + row / (rows / blockRows);
            data->values[position] = std::max(-9.0F, -4 + 14 * cli::hashNoise(std::uint32_t(block))) + 0.1F * cli::hashNoise(1000 + position);
        }
    return data;
}

float valueAt(double share, const ColourLimits& of) {
    return of.low + float(share) * (of.high - of.low);
}

/// The value that a colour of our grey map stands for.
float valueOf(QRgb colour, const ColourLimits& of) {
    const ColourTable& table = colourTable(ColourMap::grey);
    const auto found = std::lower_bound(table.begin(), table.end(), colour, [](QRgb one, QRgb other) { return qGray(one) < qGray(other); });
    return valueAt(double(found - table.begin()) / 255, of);
}

/// In the middle of each block.
std::vector<float> valuesOf(const QImage& picture, const QRectF& plot, const std::function<float(QRgb colour)>& valueOf) {
    std::vector<float> values;
    for (int column = 0; column < blockColumns; ++column)
        for (int row = 0; row < blockRows; ++row) {
            const double x = plot.left() + (column + 0.5) * plot.width() / blockColumns, y = plot.bottom() - (row + 0.5) * plot.height() / blockRows;
            values.push_back(valueOf(picture.pixel(int(x), int(y))));
        }
    return values;
}

double residentBytes() {
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * double(sysconf(_SC_PAGESIZE));
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The views' own side.
struct OurHour {
    TimeWindow time;
    SpectrogramView view{time};
    QPixmap screen{pixels};

    explicit OurHour(const SpectrogramData& data) {
        time.setDuration(data.durationS());
        view.resize(pixels);
        view.setLook({ColourMap::grey, limits});
    }
    void paint() { view.render(&screen); }
    /// Goes on until what is painted on the pool is there, too.
    void paintWhole() {
        while (paint(), !view.isSharp())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    std::vector<float> values() {
        time.fit();
        paintWhole();
        return valuesOf(screen.toImage(), view.plane().plot, [this](QRgb colour) { return valueOf(colour, view.look().limits); });
    }
};

/// In pieces of 30,000 columns: Qt 6.4 crashes when it draws the one image of 360,000 columns that a single map would make.
struct ColorMapHour {
    static constexpr int pieceFrames = 30000;
    QCustomPlot plot;
    QPixmap screen;

    ColorMapHour() { plot.resize(pixels); }
    void fill(const SpectrogramData& data) {
        for (int frame = 0; frame < frames; frame += pieceFrames)
            fillPiece(*new QCPColorMap(plot.xAxis, plot.yAxis), data, frame);
        plot.rescaleAxes();
    }
    static void fillPiece(QCPColorMap& map, const SpectrogramData& data, int firstFrame) {
        map.setInterpolate(false);
        map.setTightBoundary(true);
        map.setGradient(QCPColorGradient::gpGrayscale);
        map.data()->setSize(pieceFrames, rows);
        map.data()->setRange({firstFrame + 0.5, firstFrame + pieceFrames - 0.5}, {0.5, rows - 0.5});
        for (int frame = 0; frame < pieceFrames; ++frame)
            for (int row = 0; row < rows; ++row)
                map.data()->setCell(frame, row, data.at(firstFrame + frame, row));
        map.setDataRange({limits.low, limits.high});
    }
    void paint() { screen = plot.toPixmap(pixels.width(), pixels.height()); }
    std::vector<float> values() {
        plot.xAxis->setRange(0, frames);
        paint();
        return valuesOf(screen.toImage(), plot.axisRect()->rect(), [](QRgb colour) { return valueAt(qGray(colour) / 255.0, limits); });
    }
};

/// The parts that are looked at: somewhere, between a second and the hour long, then twenty pans of it.
class Moves {
public:
    struct Part {
        double startS, lengthS;
    };
    Part next() {
        if (step_++ % 20 == 0) {
            part_.lengthS = 3600 * std::pow(1.0 / 3600, uniform_(random_));
            part_.startS = uniform_(random_) * (3600 - part_.lengthS);
        }
        part_.startS = std::clamp(part_.startS + part_.lengthS * (uniform_(random_) - 0.5) / 10, 0.0, 3600 - part_.lengthS);
        return part_;
    }

private:
    std::mt19937 random_{2};
    std::uniform_real_distribution<double> uniform_;
    int step_ = 0;
    Part part_{};
};

const std::string colorMapName = "QCPColorMap " QCUSTOMPLOT_VERSION_STR;

}  // namespace

cli::ServedWork openHour(Opened opened) {
    const auto data = anHour();
    return {.name = "ajepa",
            .run =
                [data, opened](int repetitions) {
                    cli::PeerProcess::Spent spent;
                    for (int i = 0; i < repetitions; ++i) {
                        const auto start = std::chrono::steady_clock::now();
                        OurHour hour(*data);
                        hour.view.setData(data);
                        opened == Opened::glance ? hour.paint() : hour.paintWhole();
                        spent.seconds += secondsSince(start);
                        hour.paintWhole();  // what was begun on the pool ends before the peer's turn
                    }
                    return spent;
                },
            .output =
                [data] {
                    OurHour hour(*data);
                    hour.view.setData(data);
                    return hour.values();
                },
            .memory =
                [data] {
                    const double before = residentBytes();
                    OurHour hour(*data);
                    hour.view.setData(data);
                    hour.paintWhole();
                    return residentBytes() - before;
                }};
}

cli::ServedWork openHourInColorMap() {
    const auto data = anHour();
    const auto open = [data](ColorMapHour& hour) {
        hour.fill(*data);
        hour.paint();
    };
    return {.name = colorMapName,
            .run = cli::timed([open] {
                ColorMapHour hour;
                open(hour);
            }),
            .output =
                [open] {
                    ColorMapHour hour;
                    open(hour);
                    return hour.values();
                },
            .memory =
                [open] {
                    const double before = residentBytes();
                    ColorMapHour hour;
                    open(hour);
                    return residentBytes() - before;
                }};
}

cli::ServedWork moveHour() {
    const auto data = anHour();
    const auto hour = std::make_shared<OurHour>(*data);
    hour->view.setData(data);
    hour->paintWhole();
    const auto moves = std::make_shared<Moves>();
    return {.name = "ajepa",
            .run = cli::timed([hour, moves] {
                const Moves::Part part = moves->next();
                hour->time.setRange(part.startS, part.startS + part.lengthS);
                hour->paintWhole();
            }),
            .output = [hour] { return hour->values(); },
            .memory = {}};
}

cli::ServedWork moveHourInColorMap() {
    const auto hour = std::make_shared<ColorMapHour>();
    hour->fill(*anHour());
    const auto moves = std::make_shared<Moves>();
    return {.name = colorMapName,
            .run = cli::timed([hour, moves] {
                const Moves::Part part = moves->next();
                hour->plot.xAxis->setRange(part.startS / hopS, (part.startS + part.lengthS) / hopS);
                hour->paint();
            }),
            .output = [hour] { return hour->values(); },
            .memory = {}};
}

}  // namespace ajepa::view_bench
