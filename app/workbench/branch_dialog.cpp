// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/branch_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "engine/runs/run_order.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

BranchDialog::BranchDialog(const RunRow& run, const std::vector<std::int64_t>& steps, QWidget* parent)
    : QDialog(parent), steps_(new QListWidget), name_(new QLineEdit) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Branch from a checkpoint"));
    const std::string_view name = shortRunName(run);
    auto* sentence = new QLabel(tr("A new run with the same settings goes on from the chosen checkpoint; the old one stays as it is."));
    sentence->setWordWrap(true);
    for (const std::int64_t step : steps) {
        auto* item = new QListWidgetItem(tr("step %1").arg(countText(step)), steps_);
        item->setData(Qt::UserRole, qint64(step));
    }
    steps_->setCurrentRow(0);
    steps_->setAccessibleName(tr("Checkpoints"));
    name_->setText(QString::fromUtf8(name.data(), qsizetype(name.size())) + QStringLiteral("-branch"));
    name_->setAccessibleName(tr("Name of the new run"));
    auto* buttons = new QDialogButtonBox;
    branch_ = buttons->addButton(tr("Branch"), QDialogButtonBox::AcceptRole);
    setRole(branch_, "primary");
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(spacingUnit);
    layout->addWidget(sentence);
    layout->addWidget(steps_, 1);
    layout->addWidget(new QLabel(tr("Name of the new run")));
    layout->addWidget(name_);
    layout->addWidget(buttons);
    connect(name_, &QLineEdit::textChanged, this, &BranchDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT wanted(steps_->currentItem()->data(Qt::UserRole).toLongLong(), name_->text().trimmed());
        accept();
    });
    check();
}

void BranchDialog::check() {
    branch_->setEnabled(steps_->currentItem() != nullptr && !name_->text().trimmed().isEmpty());
}

}  // namespace ajepa
