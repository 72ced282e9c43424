// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot_readout.h"

#include "widgets/theme.h"

namespace ajepa {

PlotReadout::PlotReadout(QCustomPlot* plot) : QCPItemText(plot) {
    setVisible(false);
    position->setType(QCPItemPosition::ptAxisRectRatio);
    position->setCoords(1, 0);
    setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    setPadding(QMargins(4, 2, 4, 2));
}

void PlotReadout::restyle() {
    const ThemeColours& colours = themeColours(*parentPlot());
    setColor(colours.text);
    setBrush(colours.raised);
    setPen(QPen(colours.line));
    QFont small = parentPlot()->font();
    small.setPixelSize(smallPixels);
    setFont(small);
}

}  // namespace ajepa
