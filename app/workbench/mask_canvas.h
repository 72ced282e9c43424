// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/workbench/mask_draw.h"
#include "widgets/mask_overlay.h"
#include "widgets/spectrogram_view.h"

class QToolButton;

namespace ajepa {

class SpectrogramExport;

/// How the masks of all settings are drawn.
struct MaskSight {
    bool visible = true;
    MaskStyle style = MaskStyle::outlined;
    bool patchGrid = false;
};

/// A clip with the masks of one setting over it; while two settings are compared, with a head that names the setting and chooses it.
class MaskCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit MaskCanvas(TimeWindow& time, QWidget* parent = nullptr);

    SpectrogramView& view() { return *view_; }
    SpectrogramExport& exports() { return *exports_; }
    const std::optional<MaskDraw>& draw() const { return draw_; }
    /// The masks that a configuration draws; none: nothing lies over the clip.
    void setDraw(const RunConfig& config, std::optional<MaskDraw> draw);
    void setSight(const MaskSight& sight);
    /// "A"; empty: no head. The chosen one is marked.
    void setHead(const QString& name, bool chosen);

Q_SIGNALS:
    /// The head was pressed.
    void chosen();

private:
    void showMasks();
    void showHead();
    SpectrogramView::Layer layer(MaskStyle style) const;

    QToolButton* head_;
    SpectrogramView* view_;
    SpectrogramExport* exports_;
    QString name_;
    MaskSight sight_;
    RunConfig config_;
    std::optional<MaskDraw> draw_;
};

}  // namespace ajepa
