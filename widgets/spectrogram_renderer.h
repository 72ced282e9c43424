// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>

#include "widgets/colour_map.h"
#include "widgets/spectrogram_data.h"

namespace ajepa {

/// How values become colours.
struct SpectrogramLook {
    ColourMap map = ColourMap::magma;
    ColourLimits limits;
    bool operator==(const SpectrogramLook&) const = default;
};

/// The colour of one value: limits are mapped to the table's ends, values outside are clamped, non-finite ones take the lowest.
QRgb colourOf(float value, const SpectrogramLook& look);

/// Draws a part of a spectrogram into an image of exactly `pixels`. `region` is in cells: x frames, y rows counted upwards (top edge of the image =
/// region.bottom()). Where several cells fall on one pixel the largest value is shown, so that thin events survive zooming out; where a cell
/// covers many pixels it stays a sharp box. Outside the data the image is transparent. Pure: any thread.
QImage renderSpectrogram(const SpectrogramData& data, const SpectrogramLook& look, const QRectF& region, const QSize& pixels);

/// The whole spectrogram.
QImage renderSpectrogram(const SpectrogramData& data, const SpectrogramLook& look, const QSize& pixels);

}  // namespace ajepa
