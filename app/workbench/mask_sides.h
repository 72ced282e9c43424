// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QPushButton;
class QTabBar;

namespace ajepa {

class MaskSettings;

/// Head of the parameters: whether two settings are compared, which of them the controls below belong to, and buttons that copy and swap them.
class MaskSides final : public QWidget {
    Q_OBJECT

public:
    explicit MaskSides(MaskSettings& settings, QWidget* parent = nullptr);

private:
    void show();

    MaskSettings& settings_;
    QCheckBox* compare_;
    QTabBar* tabs_;
    QPushButton* copy_;
    QPushButton* swap_;
};

}  // namespace ajepa
