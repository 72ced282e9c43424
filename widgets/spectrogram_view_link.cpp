// SPDX-License-Identifier: GPL-3.0-or-later
// Two SpectrogramViews that show the same sound and move together.
#include <QSignalBlocker>

#include "widgets/spectrogram_view.h"

namespace ajepa {

void SpectrogramView::couple(SpectrogramView& from, SpectrogramView& to) {
    connect(&from, &SpectrogramView::lookChanged, &to, [&from, &to] {
        to.ownLimits_ = from.ownLimits_;
        to.setLook(from.look_);
    });
    connect(&from, &SpectrogramView::spacingChanged, &to, [&from, &to] { to.setFrequencySpacing(from.spacing_); });
    connect(&from, &SpectrogramView::bandChanged, &to, [&from, &to] { to.setShares(from.plane_.lowShare, from.plane_.highShare); });
    connect(&from, &SpectrogramView::toolChanged, &to, [&from, &to] { to.setTool(from.tool_); });
    connect(&from, &SpectrogramView::cellChanged, &to, [&from, &to] { to.setCell(from.cell_); });
    connect(&from, &SpectrogramView::hovered, &to, [&to](const std::optional<QPointF>& place) {
        to.echo_ = place;
        to.update();
    });
}

void SpectrogramView::follow(SpectrogramView& leader) {
    history_ = leader.history_;
    const auto take = [this, &leader] {
        const QSignalBlocker blocker(this);  // half-way states are nobody's business
        ownLimits_ = leader.ownLimits_;
        setEmptyText(leader.emptyText_);
        setFrequencySpacing(leader.spacing_);
        setSpectrogram(leader.spectrogram_);
        setPatches(leader.patches_);
        setCell(leader.cell_);
        setTool(leader.tool_);
        setLook(leader.look_);
        setShares(leader.plane_.lowShare, leader.plane_.highShare);
    };
    take();
    connect(&leader, &SpectrogramView::spectrogramChanged, this, take);
    connect(&leader, &SpectrogramView::patchesChanged, this, take);
    couple(leader, *this);
    couple(*this, leader);
}

}  // namespace ajepa
