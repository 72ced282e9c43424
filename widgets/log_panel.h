// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace ajepa {

class LogView;

/// The log with its filter above: words, and how grave a line must be.
class LogPanel final : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);
    LogView& log() const { return *log_; }

private:
    void filter();

    QLineEdit* words_;
    QComboBox* least_;
    LogView* log_;
};

}  // namespace ajepa
