// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "engine/masking/mask_plan.h"

namespace ajepa {

/// One share a cell of the patch grid as a small heat map, time to the right and frequency upwards, dark to bright from 0 to the largest. Cells that are
/// exactly 0 are hatched as well, so that "never" is not a shade. The tool tip gives the value under the pointer.
class CellMap final : public QWidget {
    Q_OBJECT

public:
    /// `caption` stands above; `sentence` explains a cell's value, with %1 for it: "%1 of the draws have it in the context".
    CellMap(const QString& caption, const QString& sentence, QWidget* parent = nullptr);

    /// Values in [0, 1], row-major as in PatchGrid; empty: nothing is known.
    void setShares(const PatchGrid& grid, std::vector<double> shares);
    double largest() const;
    /// Number of cells with the value 0.
    int neverCells() const;

    QSize sizeHint() const override { return {300, 84}; }
    QSize minimumSizeHint() const override { return {180, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF mapArea() const;
    QString readingAt(const QPointF& place) const;
    void paintCells(QPainter& painter, const QRectF& area) const;

    QString caption_, sentence_;
    PatchGrid grid_;
    std::vector<double> shares_;
};

}  // namespace ajepa
