// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "widgets/spectrogram_renderer.h"

namespace ajepa {

/// Limits moved by a share of their span: brighter is lower limits, more contrast a narrower span, at least a hundredth of a unit.
ColourLimits shifted(const ColourLimits& limits, float brightness, float contrast);

/// The scale of a spectrogram's colours, with its unit. Dragging up makes brighter, dragging to the right adds contrast; a double-click gives the suggested
/// limits back; a right-click (or the Menu key) offers the colour maps, exact limits and a reset.
class ColourBar final : public QWidget {
    Q_OBJECT

public:
    explicit ColourBar(QWidget* parent = nullptr);

    void setLook(const SpectrogramLook& look);
    const SpectrogramLook& look() const { return look_; }
    void setUnit(ValueUnit unit);

    /// Exact limits, in a dialog.
    void openLimitsDialog();

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The user chose a map or limits.
    void lookChosen(const ajepa::SpectrogramLook& look);
    void resetAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void describe();

    SpectrogramLook look_;
    ValueUnit unit_ = ValueUnit::lnEnergy;
    QPointF pressed_;
    std::optional<ColourLimits> pressedLimits_;  ///< while dragging: what the drag started from
};

}  // namespace ajepa
