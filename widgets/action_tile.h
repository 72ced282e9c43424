// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace ajepa {

/// A large button: icon, title, and a sentence of what happens.
class ActionTile final : public QPushButton {
    Q_OBJECT

public:
    ActionTile(const QString& icon, const QString& title, const QString& sentence, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString iconName_;
    QLabel* icon_;
};

}  // namespace ajepa
