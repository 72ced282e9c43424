// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/moment_label.h"

#include "widgets/theme.h"

namespace ajepa {

MomentLabel::MomentLabel(QCustomPlot* plot, double at, const QString& word) : QCPItemText(plot) {
    position->setTypeX(QCPItemPosition::ptPlotCoords);
    position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    position->setCoords(at, 1);
    setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    setPadding(QMargins(3, 0, 3, 2));
    setText(word);
    QFont small = plot->font();
    small.setPixelSize(smallPixels);
    setFont(small);
}

/// The side is chosen while painting: only then the axis has its final length.
void MomentLabel::draw(QCPPainter* painter) {
    const int width = padding().left() + QFontMetrics(font()).horizontalAdvance(text()) + padding().right();
    const bool fits = position->pixelPosition().x() + width <= clipRect().right();
    setPositionAlignment((fits ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom);
    QCPItemText::draw(painter);
}

}  // namespace ajepa
