// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_canvas.h"

#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "app/workbench/spectrogram_export.h"
#include "engine/features/cell_grid.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

CellEdges edgesOn(const SpectrogramPlane& plane, const TimeFrequencyGrid& cells) {
    CellEdges edges;
    for (const double seconds : cells.edgesS)
        edges.x.push_back(plane.xOf(seconds));
    for (const double hz : cells.edgesHz)
        edges.y.push_back(plane.yOf(hz));
    return edges;
}

/// As the control of the strategy names it.
QString strategyName(MaskStrategy strategy) {
    const std::string_view id = enumId(strategy);
    return QString::fromUtf8(id.data(), qsizetype(id.size()));
}

}  // namespace

MaskCanvas::MaskCanvas(TimeWindow& time, QWidget* parent)
    : QWidget(parent), head_(new QToolButton), view_(new SpectrogramView(time)), exports_(new SpectrogramExport(*view_)) {
    head_->setCheckable(true);
    head_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    head_->setToolTip(tr("The controls at the right, the diagnostics and the sound are of the marked setting"));
    head_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head_, 0, Qt::AlignLeft);
    layout->addWidget(view_, 1);
    connect(head_, &QToolButton::clicked, this, [this] {
        head_->setChecked(true);
        Q_EMIT chosen();
    });
}

void MaskCanvas::setDraw(const RunConfig& config, std::optional<MaskDraw> draw) {
    config_ = config;
    draw_ = std::move(draw);
    showMasks();
    showHead();
}

void MaskCanvas::setSight(const MaskSight& sight) {
    sight_ = sight;
    showMasks();
}

void MaskCanvas::setHead(const QString& name, bool chosen) {
    name_ = name;
    head_->setVisible(!name.isEmpty());
    head_->setChecked(chosen);
    showHead();
}

void MaskCanvas::showHead() {
    QStringList words{name_, strategyName(config_.mask.strategy)};
    if (draw_)
        words << tr("context %1").arg(percentText(draw_->statistics.contextRatio)) << tr("targets %1").arg(percentText(draw_->statistics.unionRatio));
    else
        words << tr("no masks");
    head_->setText((head_->isChecked() ? QStringLiteral("▸ ") : QString()) + words.join(QStringLiteral(" · ")));
}

void MaskCanvas::showMasks() {
    view_->setLayer(sight_.visible ? layer(sight_.style) : SpectrogramView::Layer());
    exports_->setPaperLayer(layer(MaskStyle::paper));
}

SpectrogramView::Layer MaskCanvas::layer(MaskStyle style) const {
    if (!draw_ || draw_->plan.clips.empty())
        return {};
    MaskPicture picture{draw_->plan.grid, draw_->plan.clips.front(), style, sight_.patchGrid};
    TimeFrequencyGrid cells = cellGrid(config_.features, config_.encoder);
    return [picture = std::move(picture), cells = std::move(cells)](QPainter& painter, const SpectrogramPlane& plane) {
        paintMasks(painter, picture, edgesOn(plane, cells));
    };
}

}  // namespace ajepa
