// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/spectrogram_renderer.h"

namespace ajepa {

/// The scale of a spectrogram's colours, with its unit. A right-click (or the Menu key) offers the colour maps, exact limits and a reset.
class ColourBar final : public QWidget {
    Q_OBJECT

public:
    explicit ColourBar(QWidget* parent = nullptr);

    void setLook(const SpectrogramLook& look);
    const SpectrogramLook& look() const { return look_; }
    void setUnit(ValueUnit unit);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The user chose a map or limits.
    void lookChosen(const ajepa::SpectrogramLook& look);
    void resetAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void openLimitsDialog();
    void describe();

    SpectrogramLook look_;
    ValueUnit unit_ = ValueUnit::lnEnergy;
};

}  // namespace ajepa
