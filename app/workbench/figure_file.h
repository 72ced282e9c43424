// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include "widgets/spectrogram_figure.h"

namespace ajepa {

/// Writes a figure of `size` units: .png with two pixels a unit, .svg and .pdf with lines and letters as such and the spectrogram as a picture. The file is
/// replaced as a whole or not at all. Any thread. Throws Error: request for another ending, storage if it cannot be written.
void writeFigure(const SpectrogramFigure& figure, const QSize& size, const QString& path);

/// Writes the visible values as comma-separated text: first line "time_s" and the Hz of each row with the unit, then a line a frame. Errors as writeFigure.
void writeValues(const SpectrogramFigure& figure, const QString& path);

}  // namespace ajepa
