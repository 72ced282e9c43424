// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colour_map.h"

#include <QCoreApplication>

#include "engine/picture/colour_tables.h"

namespace ajepa {
namespace {

struct Row {
    ColourMap map;
    const char* id;
    const char* label;
};

constexpr std::array<Row, 6> rows = {{{ColourMap::magma, "magma", QT_TRANSLATE_NOOP("ColourMap", "Magma")},
                                      {ColourMap::viridis, "viridis", QT_TRANSLATE_NOOP("ColourMap", "Viridis")},
                                      {ColourMap::inferno, "inferno", QT_TRANSLATE_NOOP("ColourMap", "Inferno")},
                                      {ColourMap::cividis, "cividis", QT_TRANSLATE_NOOP("ColourMap", "Cividis")},
                                      {ColourMap::grey, "grey", QT_TRANSLATE_NOOP("ColourMap", "Grey")},
                                      {ColourMap::invertedGrey, "inverted-grey", QT_TRANSLATE_NOOP("ColourMap", "Inverted grey")}}};

const Row& rowOf(ColourMap map) {
    return rows.at(static_cast<std::size_t>(map));
}

ColourTable opaque(const std::array<std::uint32_t, 256>& source) {
    ColourTable table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = 0xff000000U | source[i];
    return table;
}

ColourTable greyTable(bool inverted) {
    ColourTable table;
    for (int i = 0; i < 256; ++i) {
        const int level = inverted ? 255 - i : i;
        table[static_cast<std::size_t>(i)] = qRgb(level, level, level);
    }
    return table;
}

}  // namespace

std::span<const ColourMap> allColourMaps() {
    static constexpr std::array<ColourMap, 6> maps = {ColourMap::magma,   ColourMap::viridis, ColourMap::inferno,
                                                      ColourMap::cividis, ColourMap::grey,    ColourMap::invertedGrey};
    return maps;
}

QString colourMapId(ColourMap map) {
    return QString::fromLatin1(rowOf(map).id);
}

std::optional<ColourMap> colourMapFromId(const QString& id) {
    for (const Row& row : rows)
        if (id == QLatin1String(row.id))
            return row.map;
    return std::nullopt;
}

QString colourMapLabel(ColourMap map) {
    return QCoreApplication::translate("ColourMap", rowOf(map).label);
}

const ColourTable& colourTable(ColourMap map) {
    static const std::array<ColourTable, 6> tables = {opaque(magmaTable),   opaque(viridisTable), opaque(infernoTable),
                                                      opaque(cividisTable), greyTable(false),     greyTable(true)};
    return tables.at(static_cast<std::size_t>(map));
}

}  // namespace ajepa
