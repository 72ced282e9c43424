// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/stall_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

StallBar::StallBar(RunQueue& queue, QWidget* parent)
    : QFrame(parent), queue_(queue), text_(new QLabel), wait_(new QPushButton(tr("Wait"))), end_(new QPushButton(tr("End the worker"))) {
    setRole(this, "notice-warn");
    text_->setWordWrap(true);
    text_->setProperty("data", true);
    setRole(text_, "warn");
    wait_->setToolTip(tr("Say so again if no step comes in the same time"));
    end_->setToolTip(tr("The process is ended at once and continued from its newest checkpoint; a second time at the same step it is not"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->setSpacing(spacingUnit);
    layout->addWidget(text_, 1);
    layout->addWidget(wait_);
    layout->addWidget(end_);
    connect(&queue_, &RunQueue::stallChanged, this, &StallBar::follow);
    connect(wait_, &QPushButton::clicked, this, [this] {
        if (RunSession* run = queue_.stalled()) {
            run->waitOn();
        }
    });
    connect(end_, &QPushButton::clicked, this, [this] {
        if (RunSession* run = queue_.stalled()) {
            run->endWorker();
        }
    });
    hide();
}

QString StallBar::sentence() const {
    return isHidden() ? QString() : text_->text();
}

void StallBar::follow() {
    const RunSession* run = queue_.stalled();
    if (run != nullptr) {
        text_->setText(sentenceOf(*run));
        end_->setVisible(run->canEndWorker());
    }
    setVisible(run != nullptr);
}

QString StallBar::sentenceOf(const RunSession& run) {
    const Stall& stall = *run.stall();
    const QString name = QString::fromStdString(run.path().filename().string());
    if (stall.usualS > 0) {
        return tr("The run %1 has reported no step for %2 since step %3; usually one comes every %4.")
            .arg(name, durationText(stall.waitedS), countText(stall.step), durationText(stall.usualS));
    }
    return tr("The run %1 has reported no step for %2.").arg(name, durationText(stall.waitedS));
}

}  // namespace ajepa
