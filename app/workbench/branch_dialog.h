// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <filesystem>
#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace ajepa {

struct RunRow;

/// Which checkpoint a new run goes on from, and its name.
class BranchDialog final : public QDialog {
    Q_OBJECT

public:
    BranchDialog(const RunRow& run, const std::vector<std::int64_t>& steps, QWidget* parent = nullptr);

Q_SIGNALS:
    void wanted(qint64 step, const QString& name);

private:
    void check();

    QListWidget* steps_;
    QLineEdit* name_;
    QPushButton* branch_;
};

}  // namespace ajepa
