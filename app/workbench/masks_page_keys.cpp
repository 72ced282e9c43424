// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the Masks page.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <utility>

#include "app/workbench/mask_fold_outs.h"
#include "app/workbench/mask_listening.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "widgets/transport_bar.h"

namespace ajepa {

void MasksPage::addKey(const QString& text, const QKeySequence& key, std::function<void()> work) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [work = std::move(work)] { work(); });
    addAction(action);
}

void MasksPage::addPlayingKeys() {
    addKey(tr("Play or pause"), Qt::Key_Space, [this] { player_->toggle(); });
    addKey(tr("Play the selection, or all, over and over"), Qt::SHIFT | Qt::Key_Space, [this] {
        if (player_->playSelection(true))
            return;
        transport_->toggleLoop();
        if (!playback_.isPlaying())
            player_->toggle();
    });
    addKey(tr("Hear the original"), Qt::Key_O, [this] { listening_->choose(MaskPart::original); });
    addKey(tr("Hear the context"), Qt::Key_C, [this] { listening_->choose(MaskPart::context); });
    addKey(tr("Hear the targets"), Qt::Key_T, [this] { listening_->choose(MaskPart::targets); });
}

void MasksPage::addKeys() {
    addKey(tr("Masks on or off"), Qt::Key_M, [this] {
        overlay_ = !overlay_;
        showSight();
    });
    addKey(tr("Other drawing of masks"), Qt::SHIFT | Qt::Key_M, [this] { style_->setCurrentIndex((style_->currentIndex() + 1) % style_->count()); });
    addKey(tr("Patch grid on or off"), Qt::Key_G, [this] { patchGrid_->toggle(); });
    addKey(tr("New seed"), Qt::Key_R, [this] {
        lastSeed_ = settings_->config().train.seed;
        settings_->setSeed(lastSeed_ + 1);
    });
    addKey(tr("Last seed again"), Qt::CTRL | Qt::Key_R, [this] { settings_->setSeed(std::exchange(lastSeed_, settings_->config().train.seed)); });
    addKey(tr("Compare two settings"), Qt::SHIFT | Qt::Key_C, [this] { settings_->setComparing(!settings_->isComparing()); });
    addKey(tr("The other of two settings"), Qt::Key_X, [this] { settings_->choose(otherSide(settings_->chosen())); });
    addKey(tr("Diagnostics"), Qt::Key_D, [this] { foldOuts_->toggleDiagnostics(); });
    addKey(tr("Curriculum"), Qt::Key_U, [this] { foldOuts_->toggleCurriculum(); });
    addKey(tr("Earlier step"), Qt::Key_Comma, [this] { moveStep(-1); });
    addKey(tr("Later step"), Qt::Key_Period, [this] { moveStep(1); });
}

}  // namespace ajepa
