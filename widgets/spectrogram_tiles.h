// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "widgets/pixel_cells.h"
#include "widgets/pooled_spectrogram.h"

namespace ajepa {

/// Draws a spectrogram from tiles that are kept: 256 pixel columns each, pooled over the frames behind every column, one byte a row. Frequency, colours and
/// limits come in when tiles are put together, so that panning, another part of the frequency axis and another look all cost a pass over the pixels and nothing
/// else. Missing tiles are made at once where that is little work; otherwise on a pool, the newest request first and those of an earlier zoom not at all, and
/// until they come a rough picture stands in their place.
class SpectrogramTiles final : public QObject {
    Q_OBJECT

public:
    explicit SpectrogramTiles(QObject* parent = nullptr);
    ~SpectrogramTiles() override;

    /// nullptr: nothing to draw.
    void setSpectrogram(std::shared_ptr<const PooledSpectrogram> spectrogram);

    /// The part from frame `firstFrame` on, `framesPerColumn` behind each pixel column; `rows` are those behind each line, from the lowest up. Columns start at
    /// multiples of framesPerColumn, so that tiles fit at any place. Transparent outside the data.
    QImage picture(double firstFrame, double framesPerColumn, int columns, const std::vector<CellRange>& rows, const SpectrogramLook& look);

    /// The same, exact at once and with nothing kept: for files. Pure: any thread.
    static QImage exactPicture(const PooledSpectrogram& spectrogram, double firstFrame, double framesPerColumn, int columns,
                               const std::vector<CellRange>& rows, const SpectrogramLook& look);

    /// Whether no tile is still to come.
    bool isComplete() const { return pending_.isEmpty(); }

Q_SIGNALS:
    /// Tiles that were missing are there: draw again.
    void arrived();

private:
    /// Where a tile stands: columns [256 index, 256 (index + 1)) at one scale.
    struct Place {
        float framesPerColumn;
        qint64 index;
        bool operator==(const Place&) const = default;
    };
    friend size_t qHash(const Place& place, size_t seed) noexcept { return qHashMulti(seed, place.framesPerColumn, place.index); }

    struct Tile {
        std::vector<std::uint8_t> codes;  ///< row * 256 + column
        CellRange covered;                ///< columns that show data
    };
    using TilePointer = std::shared_ptr<const Tile>;
    enum class Precision { exact, rough };

    static TilePointer makeTile(const SpectrogramPyramid& pyramid, Place place, Precision precision);
    /// Tiles that the columns from firstColumn on need.
    static std::pair<qint64, qint64> tilesBehind(qint64 firstColumn, int columns);
    static QImage assemble(const SpectrogramPyramid& pyramid, const std::vector<TilePointer>& tiles, qint64 firstColumn, int columns,
                           const std::vector<CellRange>& rows, const SpectrogramLook& look);
    static const std::uint8_t* lineOf(const Tile& tile, CellRange rows, qint64 begin, std::size_t count, std::uint8_t* scratch);
    static void paintTile(QImage& image, const Tile& tile, qint64 offset, const std::vector<CellRange>& rows, const ColourTable& colours);
    /// Tiles [first, last] at this scale, exact or rough.
    std::vector<TilePointer> tilesOf(float framesPerColumn, qint64 first, qint64 last);
    TilePointer tileOrStandIn(Place place, std::size_t& room);
    void dropRequests();
    void request(Place place);
    void take(quint64 generation, Place place, TilePointer tile);

    std::shared_ptr<const PooledSpectrogram> spectrogram_;
    QCache<Place, TilePointer> tiles_;
    QSet<Place> pending_;
    float scale_ = 0;
    int priority_ = 0;
    std::shared_ptr<std::atomic<quint64>> generation_;  ///< requests of another one are not worked on any more
    QThreadPool pool_;
};

}  // namespace ajepa
