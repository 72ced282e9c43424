// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace ajepa {

/// A line for a number: right-aligned, its unit inside at the right end.
class UnitEdit final : public QLineEdit {
    Q_OBJECT

public:
    explicit UnitEdit(const QString& unit, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeRoom();

    QString unit_;
};

}  // namespace ajepa
