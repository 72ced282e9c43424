// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_pyramid.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "engine/base/parallel.h"
#include "widgets/pixel_cells.h"

namespace ajepa {
namespace {

constexpr int tileFrames = 1024;

/// Frames that are worked on at once: with all their maxima they fit into the cache of a core.
constexpr int blockFrames = tileFrames;
constexpr int blockLevels = std::bit_width(static_cast<unsigned>(blockFrames)) - 1;

/// Lane by lane and without branches, so that the compiler takes many values at once; NaN and infinities change nothing.
ColourLimits finiteRange(std::span<const float> values) {
    constexpr float most = std::numeric_limits<float>::max();
    constexpr std::size_t lanes = 16;
    std::array<float, lanes> low, high;
    low.fill(most);
    high.fill(-most);
    const auto take = [&](std::size_t lane, float value) {
        const bool finite = std::abs(value) <= most;
        const float lowest = finite ? value : most, highest = finite ? value : -most;
        low[lane] = lowest < low[lane] ? lowest : low[lane];
        high[lane] = highest > high[lane] ? highest : high[lane];
    };
    const std::size_t whole = values.size() / lanes * lanes;
    for (std::size_t i = 0; i < whole; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            take(lane, values[i + lane]);
    for (std::size_t i = whole; i < values.size(); ++i)
        take(0, values[i]);
    return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())};
}

ColourLimits finiteRange(const SpectrogramData& data) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    const std::span<const float> values(data.values);
    std::vector<ColourLimits> ranges((values.size() + piece - 1) / piece);
    parallelFor(ranges.size(), 0, {},
                [&](std::size_t i) { ranges[i] = finiteRange(values.subspan(i * piece, std::min(piece, values.size() - i * piece))); });
    ColourLimits range{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest()};
    for (const ColourLimits& each : ranges)
        range = {std::min(range.low, each.low), std::max(range.high, each.high)};
    return range.low <= range.high ? range : ColourLimits{};
}

/// Nothing aliases: bytes may lie anywhere otherwise, and one would be written after the other. NaN is not above 0 and becomes 0.
void quantise(std::uint8_t* __restrict codes, const float* __restrict values, std::size_t count, float low, float scale) {
    for (std::size_t i = 0; i < count; ++i) {
        const float step = (values[i] - low) * scale;
        const float notBelow = step > 0.0F ? step : 0.0F;
        codes[i] = static_cast<std::uint8_t>(static_cast<int>((notBelow < 255.0F ? notBelow : 255.0F) + 0.5F));
    }
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
    return tile.get() + static_cast<std::size_t>(frame % tileFrames) * static_cast<std::size_t>(rows_);
}

void SpectrogramPyramid::grow(std::size_t level, int frames) {
    levels_.resize(std::max(levels_.size(), level + 1));
    Level& grown = levels_[level];
    grown.frames = frames;
    while (static_cast<int>(grown.tiles.size()) * tileFrames < frames)
        grown.tiles.push_back(std::make_unique_for_overwrite<std::uint8_t[]>(static_cast<std::size_t>(tileFrames) * static_cast<std::size_t>(rows_)));
}

void SpectrogramPyramid::growAll(int frames) {
    grow(0, frames);
    for (std::size_t level = 1; frames > 1; ++level) {
        frames = (frames + 1) / 2;
        grow(level, frames);
    }
}

void SpectrogramPyramid::append(std::span<const float> values) {
    const int added = rows_ > 0 ? static_cast<int>(values.size() / static_cast<std::size_t>(rows_)) : 0;
    if (added == 0)
        return;
    const int first = frames_;
    frames_ += added;
    growAll(frames_);
    const int firstBlock = first / blockFrames, blocks = (frames_ - 1) / blockFrames + 1 - firstBlock;
    parallelFor(static_cast<std::size_t>(blocks), blocks > 8 ? 0 : 1, {}, [&](std::size_t i) {
        const int block = firstBlock + static_cast<int>(i);
        const int begin = std::max(first, block * blockFrames), end = std::min(frames_, (block + 1) * blockFrames);
        fillBlock(values.subspan(static_cast<std::size_t>(begin - first) * static_cast<std::size_t>(rows_)), begin, end);
    });
    for (int level = blockLevels + 1; level < static_cast<int>(levels_.size()); ++level)
        summarise(level, first >> level, levels_[static_cast<std::size_t>(level)].frames);
}

// Values of frames [first, end), all in one block, and their maxima up to the level on which the block is one frame.
void SpectrogramPyramid::fillBlock(std::span<const float> values, int first, int end) {
    convert(values, first, end);
    for (int level = 1; level <= blockLevels && level < static_cast<int>(levels_.size()); ++level)
        summarise(level, first >> level, ((end - 1) >> level) + 1);
}

void SpectrogramPyramid::convert(std::span<const float> values, int first, int end) {
    const float span = range_.high - range_.low;
    const std::size_t count = static_cast<std::size_t>(end - first) * static_cast<std::size_t>(rows_);  // frames of a block lie side by side
    quantise(frameOf(0, first), values.data(), count, range_.low, span > 0 ? 255.0F / span : 0.0F);
}

void SpectrogramPyramid::summarise(int level, int first, int end) {
    const int below = levels_[static_cast<std::size_t>(level) - 1].frames;
    const auto rows = static_cast<std::size_t>(rows_);
    for (int frame = first; frame < end; ++frame) {
        const std::uint8_t* even = frameOf(level - 1, 2 * frame);
        const std::uint8_t* odd = 2 * frame + 1 < below ? frameOf(level - 1, 2 * frame + 1) : even;
        std::uint8_t* target = frameOf(level, frame);
        for (std::size_t row = 0; row < rows; ++row)
            target[row] = std::max(even[row], odd[row]);
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

void SpectrogramPyramid::roughly(int begin, int end, std::span<std::uint8_t> column) const {
    const auto level = static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(std::max(end - begin, 1))) - 1);
    const int used = static_cast<int>(std::min(level, levels_.size() - 1));
    const std::uint8_t* stored = frameOf(used, std::min((begin + end) / 2, frames_ - 1) >> used);
    std::copy_n(stored, column.size(), column.begin());
}

float SpectrogramPyramid::largestValue() const {
    if (frames_ == 0)
        return range_.low;
    const std::uint8_t* top = frameOf(static_cast<int>(levels_.size()) - 1, 0);
    return valueOf(*std::max_element(top, top + rows_));
}

std::size_t SpectrogramPyramid::bytes() const {
    std::size_t tiles = 0;
    for (const Level& level : levels_)
        tiles += level.tiles.size();
    return tiles * static_cast<std::size_t>(tileFrames) * static_cast<std::size_t>(rows_);
}

ColourTable coloursOf(const SpectrogramPyramid& pyramid, const SpectrogramLook& look) {
    ColourTable colours;
    for (std::size_t code = 0; code < colours.size(); ++code)
        colours[code] = colourOf(pyramid.valueOf(static_cast<std::uint8_t>(code)), look);
    return colours;
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
