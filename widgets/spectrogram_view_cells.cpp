// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a patch in a SpectrogramView, by click or by key, to hear it.
#include <QAction>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/axis_ticks.h"
#include "widgets/spectrogram_view.h"

namespace ajepa {

void SpectrogramView::setPatches(const TimeFrequencyGrid& grid) {
    if (grid.edgesS == patches_.edgesS && grid.edgesHz == patches_.edgesHz)
        return;
    patches_ = grid;
    setCell(std::nullopt);
    Q_EMIT patchesChanged();
}

void SpectrogramView::offerPatches() {
    if (std::exchange(offersPatches_, true))
        return;
    buildCellActions();
    enableKeys();
}

void SpectrogramView::buildCellActions() {
    addKey(tr("A click hears the patch"), Qt::Key_3, [this] { setTool(SpectrogramTool::patch); });
    cellKeys_ << addKey(tr("Patch above (tool 3)"), Qt::Key_Up, [this] { moveCell(0, 1); });
    cellKeys_ << addKey(tr("Patch below (tool 3)"), Qt::Key_Down, [this] { moveCell(0, -1); });
    cellKeys_ << addKey(tr("Patch before (tool 3)"), Qt::Key_Left, [this] { moveCell(-1, 0); });
    cellKeys_ << addKey(tr("Patch after (tool 3)"), Qt::Key_Right, [this] { moveCell(1, 0); });
    QAction* hear = addKey(tr("Hear the patch (tool 3)"), Qt::Key_Return, [this] { hearCell(); });
    hear->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    cellKeys_ << hear;
}

// Arrows belong to the patches while patches are the tool, else to the view.
void SpectrogramView::enableKeys() {
    const bool cells = tool_ == SpectrogramTool::patch && offersPatches_;
    for (QAction* action : std::as_const(navigationKeys_))
        action->setEnabled(!cells);
    for (QAction* action : std::as_const(cellKeys_))
        action->setEnabled(cells);
}

void SpectrogramView::setCell(std::optional<PatchCell> cell) {
    if (std::exchange(cell_, cell) == cell)
        return;
    update();
    Q_EMIT cellChanged();
}

bool SpectrogramView::clickHearsPatch(Qt::KeyboardModifiers keys) const {
    return offersPatches_ && hasCells(patches_) && (tool_ == SpectrogramTool::patch || keys.testFlag(Qt::ControlModifier));
}

void SpectrogramView::hearCellAt(const QPointF& position) {
    const SpectrogramPlane plane = this->plane();
    if (const auto cell = patchCellAt(patches_, plane.secondsAt(position.x()), plane.hzAt(position.y()))) {
        setCell(cell);
        hearCell();
    }
}

void SpectrogramView::hearCell() {
    if (!cell_)
        moveCell(0, 0);
    if (cell_)
        Q_EMIT cellWanted(*cell_);
}

// The first step outlines the patch in the middle of what is visible.
void SpectrogramView::moveCell(int times, int bands) {
    if (!hasCells(patches_))
        return;
    if (!cell_) {
        const SpectrogramPlane plane = this->plane();
        const double seconds = std::clamp((plane.startS + plane.endS) / 2, patches_.edgesS.front(), patches_.edgesS.back());
        setCell(patchCellAt(patches_, seconds, plane.hzAt(plane.plot.center().y())));
    } else {
        setCell(PatchCell{std::clamp(cell_->time + times, 0, static_cast<int>(patches_.times()) - 1),
                          std::clamp(cell_->band + bands, 0, static_cast<int>(patches_.bands()) - 1)});
    }
    revealCell();
}

void SpectrogramView::revealCell() {
    const auto time = static_cast<std::size_t>(cell_->time), band = static_cast<std::size_t>(cell_->band);
    const auto shift = [](double low, double high, double from, double to) { return low < from ? low - from : std::max(high - to, 0.0); };
    time_.scroll(shift(patches_.edgesS[time], patches_.edgesS[time + 1], time_.startS(), time_.endS()));
    const double low = std::clamp(plane_.axis.shareAt(patches_.edgesHz[band]), 0.0, 1.0);
    const double high = std::clamp(plane_.axis.shareAt(patches_.edgesHz[band + 1]), 0.0, 1.0);
    scrollShares(shift(low, high, plane_.lowShare, plane_.highShare));
}

QRectF SpectrogramView::cellArea(const PatchCell& cell) const {
    const SpectrogramPlane plane = this->plane();
    const auto time = static_cast<std::size_t>(cell.time), band = static_cast<std::size_t>(cell.band);
    return {QPointF(plane.xOf(patches_.edgesS[time]), plane.yOf(patches_.edgesHz[band + 1])),
            QPointF(plane.xOf(patches_.edgesS[time + 1]), plane.yOf(patches_.edgesHz[band]))};
}

QString SpectrogramView::cellText(const PatchCell& cell) const {
    const auto time = static_cast<std::size_t>(cell.time), band = static_cast<std::size_t>(cell.band);
    return QStringList{
        tr("patch %1, %2").arg(cell.time).arg(cell.band),
        tr("%1 to %2", "a span").arg(secondsText(patches_.edgesS[time]), secondsText(patches_.edgesS[time + 1])),
        tr("%1 to %2", "a span").arg(hertzText(std::round(std::max(patches_.edgesHz[band], 0.0))), hertzText(std::round(patches_.edgesHz[band + 1])))}
        .join(QStringLiteral(" · "));
}

void SpectrogramView::paintCell(QPainter& painter) const {
    if (!cell_)
        return;
    painter.save();
    painter.setClipRect(plotArea(), Qt::IntersectClip);
    painter.setBrush(Qt::NoBrush);
    const QRectF area = cellArea(*cell_);
    painter.setPen(QPen(Qt::black, 5));
    painter.drawRect(area);
    painter.setPen(QPen(Qt::white, 2.5));
    painter.drawRect(area);
    painter.restore();
}

}  // namespace ajepa
