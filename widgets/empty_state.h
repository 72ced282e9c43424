// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ajepa {

/// What stands where nothing is yet: one sentence of what belongs here and, where there is one, the button that fills it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& sentence, const QString& action = {}, QWidget* parent = nullptr);
    void setText(const QString& sentence, const QString& action = {});

Q_SIGNALS:
    void clicked();

private:
    QLabel* sentence_;
    QPushButton* action_;
};

}  // namespace ajepa
