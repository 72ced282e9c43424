// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

#include "widgets/spectrogram_plane.h"

class QPainter;

namespace ajepa {

/// Ticks and their labels below (seconds) and left (Hz) of a plot: at least two each, at any zoom.
void paintAxes(QPainter& painter, const SpectrogramPlane& plane, const QFont& font, const QColor& colour);

}  // namespace ajepa
