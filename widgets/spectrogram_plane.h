// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include "widgets/frequency_axis.h"

namespace ajepa {

/// Where seconds and Hz lie in a drawing of a spectrogram: what is laid over one is placed by this, whatever its rows, zoom and frequency spacing are.
struct SpectrogramPlane {
    QRectF plot;  ///< the visible part, in the painter's coordinates
    double startS = 0, endS = 1;
    FrequencyAxis axis;
    double lowShare = 0, highShare = 1;  ///< of the axis, at the lower and upper edge of the plot

    double lengthS() const { return endS - startS; }
    double xOf(double seconds) const { return plot.left() + (seconds - startS) / lengthS() * plot.width(); }
    double secondsAt(double x) const { return startS + (x - plot.left()) / plot.width() * lengthS(); }
    double yOfShare(double share) const { return plot.bottom() - (share - lowShare) / (highShare - lowShare) * plot.height(); }
    double shareAt(double y) const { return lowShare + (plot.bottom() - y) / plot.height() * (highShare - lowShare); }
    double yOf(double hz) const { return yOfShare(axis.shareAt(hz)); }
    double hzAt(double y) const { return axis.hzAt(shareAt(y)); }
    double rowAt(double y) const { return axis.rowAt(shareAt(y)); }
};

}  // namespace ajepa
