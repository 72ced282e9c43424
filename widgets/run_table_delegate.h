// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <functional>
#include <vector>

#include "engine/runs/metric_samples.h"

namespace ajepa {

/// Cells of the table of runs that are not text alone: the state with its mark, and the loss as a spark line (logarithmic, each over its own range).
class RunTableDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `curve`: the points of a row, and what share of its steps the run has done.
    struct Spark {
        const std::vector<LossPoint>* points = nullptr;
        double horizon = 0;
    };
    RunTableDelegate(int stateColumn, int curveColumn, std::function<Spark(int row)> curve, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int stateColumn_, curveColumn_;
    std::function<Spark(int row)> curve_;
};

/// A curve fitted into a rectangle: x over the steps from 0 to `horizon`, y logarithmic where all values are positive. Needs two points at least.
QPolygonF sparkPolygon(const std::vector<LossPoint>& points, double horizon, const QRectF& area);

}  // namespace ajepa
