// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QSizeF>
#include <functional>
#include <memory>

#include "widgets/pooled_spectrogram.h"
#include "widgets/spectrogram_plane.h"

class QPainter;

namespace ajepa {

enum class FigureStyle {
    screen /* as in the view, on white: units at the ticks, colour bar */,
    paper /* as in a paper: grey spectrogram, axes titled in seconds and kHz, no colour bar */
};

/// A spectrogram as it goes into a file: all that is drawn, and nothing of a widget. A value that any thread may paint.
struct SpectrogramFigure {
    std::shared_ptr<const PooledSpectrogram> spectrogram;
    SpectrogramLook look;
    SpectrogramPlane plane;  ///< visible part; the plot is laid out when painted
    std::function<void(QPainter&, const SpectrogramPlane&)> layer;
    QFont font;
    FigureStyle style = FigureStyle::screen;
};

/// Paints a figure over `size` units of the painter, with `dotsPerUnit` pixels of spectrogram in each.
void paintFigure(QPainter& painter, const SpectrogramFigure& figure, const QSizeF& size, double dotsPerUnit);

}  // namespace ajepa
