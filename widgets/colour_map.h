// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>
#include <QString>
#include <array>
#include <optional>
#include <span>

namespace ajepa {

/// Sequential colour maps of spectrograms. The id is for files and settings, the label for people.
enum class ColourMap {
    magma /* "magma" */,
    viridis /* "viridis" */,
    inferno /* "inferno" */,
    cividis /* "cividis" */,
    grey /* "grey" */,
    invertedGrey /* "inverted-grey" */
};

using ColourTable = std::array<QRgb, 256>;

std::span<const ColourMap> allColourMaps();
QString colourMapId(ColourMap map);
std::optional<ColourMap> colourMapFromId(const QString& id);
QString colourMapLabel(ColourMap map);

/// Opaque colours, lowest value first; lightness runs in one direction.
const ColourTable& colourTable(ColourMap map);

}  // namespace ajepa
