// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace ajepa {

/// The word at a moment of a plot's axis, at the foot of the plot: to the right of the moment, or to its left where the right edge would cut the word off.
class MomentLabel final : public QCPItemText {
public:
    /// Owned by the plot, as every item of one. `at` is a coordinate of the x axis.
    MomentLabel(QCustomPlot* plot, double at, const QString& word);

protected:
    void draw(QCPPainter* painter) override;
};

}  // namespace ajepa
