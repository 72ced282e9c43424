// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ajepa {

/// Every key of the window, generated from the actions themselves: whatever QAction has a shortcut is listed, grouped by the page that owns it
/// (the accessible name of the nearest ancestor that has one).
class KeyReference final : public QDialog {
    Q_OBJECT

public:
    explicit KeyReference(const QWidget& window, QWidget* parent = nullptr);
};

}  // namespace ajepa
