// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_tiles.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

namespace ajepa {
namespace {

constexpr qint64 tileColumns = 256;
constexpr qsizetype cacheBytes = qsizetype{32} << 20;
/// Bytes of tiles made while painting: 2,560 columns of 128 bands take about 2 ms.
constexpr std::size_t bytesAtOnce = std::size_t{2560} * 128;
constexpr int poolThreads = 2;

CellRange framesBehind(double framesPerColumn, qint64 column, int frames) {
    return cellsWithin(static_cast<double>(column) * framesPerColumn, static_cast<double>(column + 1) * framesPerColumn, frames);
}

void raise(std::uint8_t* line, const std::uint8_t* other, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        line[i] = std::max(line[i], other[i]);
}

}  // namespace

SpectrogramTiles::SpectrogramTiles(QObject* parent) : QObject(parent), tiles_(cacheBytes), generation_(std::make_shared<std::atomic<quint64>>(0)) {
    pool_.setMaxThreadCount(poolThreads);
}

SpectrogramTiles::~SpectrogramTiles() {
    dropRequests();
    pool_.waitForDone();
}

void SpectrogramTiles::setSpectrogram(std::shared_ptr<const PooledSpectrogram> spectrogram) {
    if (spectrogram == spectrogram_)
        return;
    dropRequests();
    tiles_.clear();
    spectrogram_ = std::move(spectrogram);
}

void SpectrogramTiles::dropRequests() {
    ++*generation_;
    pool_.clear();
    pending_.clear();
}

SpectrogramTiles::TilePointer SpectrogramTiles::makeTile(const SpectrogramPyramid& pyramid, Place place, Precision precision) {
    constexpr std::size_t block = 16;  // columns turned at once: a cache line of each row
    const auto rows = static_cast<std::size_t>(pyramid.rows());
    auto tile = std::make_shared<Tile>();
    tile->codes.resize(rows * tileColumns);
    tile->covered = {static_cast<int>(tileColumns), 0};
    std::vector<std::uint8_t> pooled(block * rows);
    for (std::size_t start = 0; start < tileColumns; start += block) {
        for (std::size_t i = 0; i < block; ++i) {
            const auto column = static_cast<int>(start + i);
            const CellRange frames = framesBehind(place.framesPerColumn, place.index * tileColumns + column, pyramid.frames());
            if (frames.isEmpty())
                continue;
            const auto target = std::span(pooled).subspan(i * rows, rows);
            if (precision == Precision::exact)
                pyramid.largest(frames.begin, frames.end, target);
            else
                pyramid.roughly(frames.begin, frames.end, target);
            tile->covered = {std::min(tile->covered.begin, column), column + 1};
        }
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < block; ++i)
                tile->codes[row * tileColumns + start + i] = pooled[i * rows + row];
    }
    return tile;
}

SpectrogramTiles::TilePointer SpectrogramTiles::tileOrStandIn(Place place, std::size_t& room) {
    if (const TilePointer* known = tiles_.object(place))
        return *known;
    const SpectrogramPyramid& pyramid = spectrogram_->pyramid;
    const std::size_t bytes = static_cast<std::size_t>(pyramid.rows()) * tileColumns;
    if (bytes > room) {
        request(place);
        return makeTile(pyramid, place, Precision::rough);
    }
    room -= bytes;
    TilePointer tile = makeTile(pyramid, place, Precision::exact);
    tiles_.insert(place, new TilePointer(tile), static_cast<qsizetype>(bytes));
    return tile;
}

std::vector<SpectrogramTiles::TilePointer> SpectrogramTiles::tilesOf(float framesPerColumn, qint64 first, qint64 last) {
    if (std::exchange(scale_, framesPerColumn) != framesPerColumn)
        dropRequests();
    std::vector<TilePointer> tiles;
    std::size_t room = bytesAtOnce;
    for (qint64 index = first; index <= last; ++index)
        tiles.push_back(tileOrStandIn({framesPerColumn, index}, room));
    return tiles;
}

void SpectrogramTiles::request(Place place) {
    if (pending_.contains(place))
        return;
    pending_.insert(place);
    pool_.start(
        [this, spectrogram = spectrogram_, current = generation_, generation = generation_->load(), place] {
            if (*current != generation)
                return;
            TilePointer tile = makeTile(spectrogram->pyramid, place, Precision::exact);
            QMetaObject::invokeMethod(
                this, [this, generation, place, tile = std::move(tile)]() mutable { take(generation, place, std::move(tile)); },
                Qt::QueuedConnection);
        },
        ++priority_);
}

void SpectrogramTiles::take(quint64 generation, Place place, TilePointer tile) {
    if (generation != *generation_)
        return;
    pending_.remove(place);
    const auto bytes = static_cast<qsizetype>(tile->codes.size());
    tiles_.insert(place, new TilePointer(std::move(tile)), bytes);
    if (pending_.isEmpty())
        Q_EMIT arrived();
}

const std::uint8_t* SpectrogramTiles::lineOf(const Tile& tile, CellRange rows, qint64 begin, std::size_t count, std::uint8_t* scratch) {
    const auto row = [&](int index) { return tile.codes.data() + static_cast<std::size_t>(index) * tileColumns + begin; };
    if (rows.end - rows.begin == 1)
        return row(rows.begin);
    std::memcpy(scratch, row(rows.begin), count);
    for (int index = rows.begin + 1; index < rows.end; ++index)
        raise(scratch, row(index), count);
    return scratch;
}

// `offset`: of the tile's first column in the image.
void SpectrogramTiles::paintTile(QImage& image, const Tile& tile, qint64 offset, const std::vector<CellRange>& rows, const ColourTable& colours) {
    const qint64 begin = std::max<qint64>(tile.covered.begin, -offset), end = std::min<qint64>(tile.covered.end, image.width() - offset);
    if (begin >= end)
        return;
    const auto count = static_cast<std::size_t>(end - begin);
    std::uint8_t scratch[tileColumns];
    CellRange drawn;
    for (std::size_t line = 0; line < rows.size(); ++line) {
        if (rows[line].isEmpty())
            continue;
        const int y = image.height() - 1 - static_cast<int>(line);
        auto* target = reinterpret_cast<QRgb*>(image.scanLine(y)) + offset + begin;
        if (rows[line] == drawn) {  // magnified: the line below shows the same row
            std::memcpy(target, reinterpret_cast<const QRgb*>(image.constScanLine(y + 1)) + offset + begin, count * sizeof(QRgb));
            continue;
        }
        const std::uint8_t* codes = lineOf(tile, rows[line], begin, count, scratch);
        for (std::size_t x = 0; x < count; ++x)
            target[x] = colours[codes[x]];
        drawn = rows[line];
    }
}

std::pair<qint64, qint64> SpectrogramTiles::tilesBehind(qint64 firstColumn, int columns) {
    const auto tileOf = [](qint64 column) { return column >= 0 ? column / tileColumns : (column + 1) / tileColumns - 1; };
    return {tileOf(firstColumn), tileOf(firstColumn + columns - 1)};
}

QImage SpectrogramTiles::assemble(const SpectrogramPyramid& pyramid, const std::vector<TilePointer>& tiles, qint64 firstColumn, int columns,
                                  const std::vector<CellRange>& rows, const SpectrogramLook& look) {
    QImage image(columns, static_cast<int>(rows.size()), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const ColourTable colours = coloursOf(pyramid, look);
    const qint64 firstTile = tilesBehind(firstColumn, columns).first;
    for (std::size_t place = 0; place < tiles.size(); ++place)
        paintTile(image, *tiles[place], (firstTile + static_cast<qint64>(place)) * tileColumns - firstColumn, rows, colours);
    return image;
}

// Scales are rounded to single precision: a scroll's rounding errors make no new scale.
QImage SpectrogramTiles::picture(double firstFrame, double framesPerColumn, int columns, const std::vector<CellRange>& rows,
                                 const SpectrogramLook& look) {
    if (columns <= 0 || rows.empty() || !spectrogram_ || spectrogram_->shape.frames == 0)
        return {};
    const auto scale = static_cast<float>(framesPerColumn);
    const qint64 firstColumn = std::llround(firstFrame / scale);
    const auto [first, last] = tilesBehind(firstColumn, columns);
    return assemble(spectrogram_->pyramid, tilesOf(scale, first, last), firstColumn, columns, rows, look);
}

QImage SpectrogramTiles::exactPicture(const PooledSpectrogram& spectrogram, double firstFrame, double framesPerColumn, int columns,
                                      const std::vector<CellRange>& rows, const SpectrogramLook& look) {
    if (columns <= 0 || rows.empty() || spectrogram.shape.frames == 0)
        return {};
    const auto scale = static_cast<float>(framesPerColumn);
    const qint64 firstColumn = std::llround(firstFrame / scale);
    const auto [first, last] = tilesBehind(firstColumn, columns);
    std::vector<TilePointer> tiles;
    for (qint64 index = first; index <= last; ++index)
        tiles.push_back(makeTile(spectrogram.pyramid, {scale, index}, Precision::exact));
    return assemble(spectrogram.pyramid, tiles, firstColumn, columns, rows, look);
}

}  // namespace ajepa
