// SPDX-License-Identifier: GPL-3.0-or-later
// Where a draft of the launch panel starts from, if not from fresh weights: the line that says so, and what it takes over.
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "app/workbench/launch_panel.h"
#include "engine/config/nearest_preset.h"
#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/finetune_source.h"
#include "widgets/config_form.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

/// "step 2,500 of esc10-audio-jepa-tiny-0", or the path of what is laid out otherwise.
QString checkpointLabel(const std::string& path) {
    const std::filesystem::path folder(path);
    const std::optional<std::int64_t> step = stepOfFolderName(folder.filename().string());
    const std::string run = folder.parent_path().parent_path().filename().string();
    return step ? LaunchPanel::tr("step %1 of %2").arg(countText(*step), RunListModel::shortName(run)) : QString::fromStdString(path);
}

}  // namespace

QWidget* LaunchPanel::buildOrigin() {
    originBox_ = new QFrame;
    setRole(originBox_, "notice-warn");
    originText_ = new QLabel;
    originText_->setWordWrap(true);
    originText_->setProperty("data", true);
    auto* drop = new QToolButton;
    drop->setIcon(themedIcon(QStringLiteral("close")));
    drop->setAutoRaise(true);
    drop->setToolTip(tr("Start from fresh weights instead"));
    drop->setAccessibleName(tr("Start from fresh weights instead"));
    connect(drop, &QToolButton::clicked, this, &LaunchPanel::dropOrigin);
    auto* layout = new QHBoxLayout(originBox_);
    layout->setContentsMargins(spacingUnit, innerSpacing, innerSpacing, innerSpacing);
    layout->addWidget(originText_, 1);
    layout->addWidget(drop, 0, Qt::AlignTop);
    originBox_->hide();
    return originBox_;
}

void LaunchPanel::setOrigin(BranchOrigin origin) {
    takeConfig(QString::fromStdString(presetOrigin(origin.config).preset), origin.config);
    originText_->setText(tr("Goes on from step %1 of %2. Change what should be different from there, then press Start.")
                             .arg(countText(origin.step), RunListModel::shortName(origin.run.filename().string())));
    origin_ = std::move(origin);
    originBox_->show();
    openCorpusOf(origin_->config);
    edited();
}

/// A branch keeps its settings, a fine-tuning has none without its checkpoint.
void LaunchPanel::dropOrigin() {
    if (isFinetuning(form_->config())) {
        setPreset(pretraining_);
    } else {
        forgetOrigin();
        edited();
    }
}

/// The notice follows the checkpoint, also where it is edited in the form.
void LaunchPanel::showFinetuning() {
    if (isFinetuning(form_->config()) && !origin_) {
        originText_->setText(tr("Fine-tunes the encoder of %1.").arg(checkpointLabel(form_->config().finetune.from)));
    }
}

void LaunchPanel::forgetOrigin() {
    origin_.reset();
    originBox_->hide();
}

/// Signal and sizes are the checkpoint's: only what differs from the recipe is a change.
void LaunchPanel::takeFinetuning(const QString& preset, const RunConfig& config) {
    forgetOrigin();
    nameDraft(preset);
    RunConfig recipe = finetuneRecipe(config, preset.toStdString());
    recipe.finetune.from = config.finetune.from;
    recipe.data.corpus = config.data.corpus;
    form_->setPreset(recipe);
    form_->setConfig(config);
    originBox_->show();
    openCorpusOf(config);
    edited();
}

}  // namespace ajepa
