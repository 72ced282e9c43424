// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/finetune_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "engine/config/presets.h"
#include "engine/runs/run_order.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int dialogWidth = 460;

}  // namespace

FinetuneDialog::FinetuneDialog(const RunRow& run, const std::vector<std::int64_t>& steps, QWidget* parent)
    : QDialog(parent), steps_(new QComboBox), recipes_(new QComboBox), summary_(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Fine-tune a checkpoint"));
    setMinimumWidth(dialogWidth);
    const std::string_view name = shortRunName(run);
    auto* sentence =
        new QLabel(tr("A new run trains the target encoder of %1, with a linear head, on the labels of the open corpus. The form shows its settings "
                      "before it starts.")
                       .arg(QString::fromUtf8(name.data(), qsizetype(name.size()))));
    sentence->setWordWrap(true);
    for (const std::int64_t step : steps) {
        steps_->addItem(tr("step %1").arg(countText(step)), qint64(step));
    }
    steps_->setAccessibleName(tr("Checkpoint"));
    offerRecipes();
    summary_->setWordWrap(true);
    summary_->setProperty("data", true);
    summary_->setMinimumHeight(3 * summary_->fontMetrics().lineSpacing());
    summary_->setAlignment(Qt::AlignTop);
    setRole(summary_, "small");
    auto* buttons = new QDialogButtonBox;
    setRole(buttons->addButton(tr("To the form"), QDialogButtonBox::AcceptRole), "primary");
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* form = new QFormLayout;
    form->addRow(tr("Checkpoint"), steps_);
    form->addRow(tr("Recipe"), recipes_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(spacingUnit);
    layout->addWidget(sentence);
    layout->addLayout(form);
    layout->addWidget(summary_);
    layout->addWidget(buttons);
    connect(recipes_, &QComboBox::currentIndexChanged, this, &FinetuneDialog::explain);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT wanted(steps_->currentData().toLongLong(), recipes_->currentText());
        accept();
    });
    explain();
}

void FinetuneDialog::offerRecipes() {
    recipes_->setAccessibleName(tr("Recipe"));
    for (const Preset& preset : presets()) {
        if (isFinetuning(presetConfig(preset.name))) {
            recipes_->addItem(QString::fromStdString(preset.name), QString::fromStdString(preset.summary));
        }
    }
}

void FinetuneDialog::explain() {
    summary_->setText(recipes_->currentData().toString());
}

}  // namespace ajepa
