// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_pyramid.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "widgets/pixel_cells.h"

namespace ajepa {
namespace {

constexpr int tileFrames = 1024;

ColourLimits finiteRange(const SpectrogramData& data) {
    ColourLimits range{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest()};
    for (const float value : data.values)
        if (std::isfinite(value))
            range = {std::min(range.low, value), std::max(range.high, value)};
    return range.low <= range.high ? range : ColourLimits{};
}

void raise(std::uint8_t* column, const std::uint8_t* other, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row)
        column[row] = std::max(column[row], other[row]);
}

/// The codes of each pixel column, row by row of the spectrogram: place row * width + x.
std::vector<std::uint8_t> pooledColumns(const SpectrogramPyramid& pyramid, const std::vector<CellRange>& columns) {
    const auto rows = static_cast<std::size_t>(pyramid.rows());
    const std::size_t width = columns.size();
    constexpr std::size_t block = 16;  // columns turned at once: a cache line of each row
    std::vector<std::uint8_t> codes(rows * width);
    std::vector<std::uint8_t> pooled(block * rows);
    for (std::size_t start = 0; start < width; start += block) {
        const std::size_t count = std::min(block, width - start);
        for (std::size_t i = 0; i < count; ++i)
            if (const CellRange frames = columns[start + i]; !frames.isEmpty())
                pyramid.largest(frames.begin, frames.end, std::span(pooled).subspan(i * rows, rows));
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < count; ++i)
                codes[row * width + start + i] = pooled[i * rows + row];
    }
    return codes;
}

/// Pixels [first, last) that have cells behind them; data are one piece, so the pixels are, too.
CellRange covered(const std::vector<CellRange>& ranges) {
    const auto hasCells = [](const CellRange& range) { return !range.isEmpty(); };
    const auto first = std::find_if(ranges.begin(), ranges.end(), hasCells);
    const auto last = std::find_if_not(first, ranges.end(), hasCells);
    return {static_cast<int>(first - ranges.begin()), static_cast<int>(last - ranges.begin())};
}

ColourTable coloursOf(const SpectrogramPyramid& pyramid, const SpectrogramLook& look) {
    ColourTable colours;
    for (std::size_t code = 0; code < colours.size(); ++code)
        colours[code] = colourOf(pyramid.valueOf(static_cast<std::uint8_t>(code)), look);
    return colours;
}

}  // namespace

SpectrogramPyramid::SpectrogramPyramid(int rows, const ColourLimits& range) : rows_(rows), range_(range), levels_(1) {}

SpectrogramPyramid::SpectrogramPyramid(const SpectrogramData& data) : SpectrogramPyramid(data.rows, finiteRange(data)) {
    append(data.values);
}

std::uint8_t* SpectrogramPyramid::frameOf(int level, int frame) {
    return const_cast<std::uint8_t*>(std::as_const(*this).frameOf(level, frame));
}

const std::uint8_t* SpectrogramPyramid::frameOf(int level, int frame) const {
    const Tile& tile = levels_[static_cast<std::size_t>(level)].tiles[static_cast<std::size_t>(frame / tileFrames)];
    return tile.data() + static_cast<std::size_t>(frame % tileFrames) * static_cast<std::size_t>(rows_);
}

void SpectrogramPyramid::grow(std::size_t level, int frames) {
    levels_.resize(std::max(levels_.size(), level + 1));
    Level& grown = levels_[level];
    grown.frames = frames;
    while (static_cast<int>(grown.tiles.size()) * tileFrames < frames)
        grown.tiles.emplace_back(static_cast<std::size_t>(tileFrames) * static_cast<std::size_t>(rows_));
}

void SpectrogramPyramid::append(std::span<const float> values) {
    const int added = rows_ > 0 ? static_cast<int>(values.size() / static_cast<std::size_t>(rows_)) : 0;
    if (added == 0)
        return;
    const float span = range_.high - range_.low;
    const float scale = span > 0 ? 255.0F / span : 0.0F;
    grow(0, frames_ + added);
    for (int frame = 0; frame < added; ++frame) {
        std::uint8_t* codes = frameOf(0, frames_ + frame);
        const float* source = values.data() + static_cast<std::size_t>(frame) * static_cast<std::size_t>(rows_);
        // max(0, x) is 0 where x is NaN
        for (int row = 0; row < rows_; ++row)
            codes[row] = static_cast<std::uint8_t>(std::min(std::max(0.0F, (source[row] - range_.low) * scale), 255.0F) + 0.5F);
    }
    frames_ += added;
    summarise(frames_ - added);
}

void SpectrogramPyramid::summarise(int firstChanged) {
    for (int level = 1, below = frames_; below > 1; ++level) {
        const int frames = (below + 1) / 2;
        firstChanged /= 2;
        grow(static_cast<std::size_t>(level), frames);
        for (int frame = firstChanged; frame < frames; ++frame) {
            std::uint8_t* target = frameOf(level, frame);
            std::memcpy(target, frameOf(level - 1, 2 * frame), static_cast<std::size_t>(rows_));
            if (2 * frame + 1 < below)
                raise(target, frameOf(level - 1, 2 * frame + 1), static_cast<std::size_t>(rows_));
        }
        below = frames;
    }
}

void SpectrogramPyramid::largest(int begin, int end, std::span<std::uint8_t> column) const {
    std::fill(column.begin(), column.end(), std::uint8_t{0});
    const auto take = [&](int level, int frame) { raise(column.data(), frameOf(level, frame), column.size()); };
    for (int level = 0; begin < end; ++level, begin /= 2, end /= 2) {
        if (begin % 2 != 0)
            take(level, begin++);
        if (end % 2 != 0)
            take(level, --end);
    }
}

std::size_t SpectrogramPyramid::bytes() const {
    std::size_t tiles = 0;
    for (const Level& level : levels_)
        tiles += level.tiles.size();
    return tiles * static_cast<std::size_t>(tileFrames) * static_cast<std::size_t>(rows_);
}

QImage renderSpectrogram(const SpectrogramPyramid& pyramid, const SpectrogramLook& look, const QRectF& region, const QSize& pixels) {
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (pixels.isEmpty() || pyramid.frames() == 0)
        return image;
    const auto columns = cellsBehind(region.x(), region.width(), pixels.width(), pyramid.frames());
    const auto lines = cellsBehind(region.y(), region.height(), pixels.height(), pyramid.rows());
    const auto [first, last] = covered(columns);
    const auto width = static_cast<std::size_t>(pixels.width());
    const ColourTable colours = coloursOf(pyramid, look);
    const std::vector<std::uint8_t> codes = pooledColumns(pyramid, columns);
    std::vector<std::uint8_t> pooled(width);
    CellRange drawn;
    for (int y = 0; y < pixels.height(); ++y) {
        const CellRange rows = lines[static_cast<std::size_t>(pixels.height() - 1 - y)];
        if (rows.isEmpty())
            continue;
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        if (rows == drawn) {  // magnified: the line above shows the same row
            std::memcpy(line, image.constScanLine(y - 1), width * sizeof(QRgb));
            continue;
        }
        std::memcpy(pooled.data(), codes.data() + static_cast<std::size_t>(rows.begin) * width, width);
        for (int row = rows.begin + 1; row < rows.end; ++row)
            raise(pooled.data(), codes.data() + static_cast<std::size_t>(row) * width, width);
        for (int x = first; x < last; ++x)
            line[x] = colours[pooled[static_cast<std::size_t>(x)]];
        drawn = rows;
    }
    return image;
}

}  // namespace ajepa
