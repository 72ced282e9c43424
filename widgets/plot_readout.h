// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace ajepa {

/// The text in the upper right corner of a plot that says what is under the mouse; hidden until it is given something to say.
class PlotReadout : public QCPItemText {
public:
    /// Owned by the plot, as every item of one.
    explicit PlotReadout(QCustomPlot* plot);
    /// Takes colours and type size from the plot's theme.
    void restyle();
};

}  // namespace ajepa
