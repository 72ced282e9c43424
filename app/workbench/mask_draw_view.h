// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "app/workbench/mask_draw.h"

class QLabel;

namespace ajepa {

/// Below the parameters: the shares of the draw on screen, and what there is to say about it.
class MaskDrawView final : public QFrame {
    Q_OBJECT

public:
    explicit MaskDrawView(QWidget* parent = nullptr);

    void setDraw(const RunConfig& config, const MaskDraw& draw);
    /// Why there are no masks.
    void setProblem(const QString& sentence);
    /// The setting that the draw is of, while two are compared; empty: there is one.
    void setSide(const QString& name);

private:
    QLabel* heading_;
    QLabel* context_;
    QLabel* targets_;
    QLabel* hidden_;
    QLabel* text_;
};

}  // namespace ajepa
