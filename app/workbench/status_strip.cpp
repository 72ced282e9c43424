// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/status_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <algorithm>
#include <thread>

#include "app/workbench/engine_thread.h"
#include "app/workbench/machine_gauge.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "widgets/elided_label.h"
#include "widgets/number_text.h"
#include "widgets/state_badge.h"
#include "widgets/state_mark.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {

StatusStrip::StatusStrip(Session& session, RunQueue& queue, QWidget* parent)
    : QStatusBar(parent),
      session_(session),
      queue_(queue),
      mark_(new StateMark),
      engine_(new QLabel),
      device_(new MachineGauge),
      sound_(new QToolButton),
      audio_(new ElidedLabel),
      warnings_(new QLabel) {
    setSizeGripEnabled(false);
    setFixedHeight(26);
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(2 * spacingUnit - 2, 0, 2 * spacingUnit, 0);
    layout->setSpacing(spacingUnit);
    layout->addWidget(mark_);
    layout->addWidget(engine_);
    layout->addSpacing(3 * spacingUnit);
    layout->addWidget(device_);
    layout->addSpacing(3 * spacingUnit);
    sound_->setIcon(themedIcon(QStringLiteral("sound")));
    sound_->setPopupMode(QToolButton::InstantPopup);
    sound_->setToolTip(tr("Choose the audio device"));
    sound_->setAccessibleName(tr("Audio device"));
    layout->addWidget(sound_);
    layout->addWidget(audio_, 1);
    layout->addWidget(warnings_);
    addWidget(line, 1);
    audio_->setProperty("data", true);
    device_->setText(tr("CPU, %n thread(s)", nullptr, int(std::max(1U, std::thread::hardware_concurrency()))));
    connect(&session_.engine(), &EngineThread::ready, this, [this](const QString& version) {
        engineVersion_ = version;
        showEngine();
    });
    connect(&session_.engine(), &EngineThread::unavailable, this, [this](const QString& sentence) {
        engineProblem_ = sentence;
        showEngine();
    });
    connect(&queue_, &RunQueue::changed, this, &StatusStrip::showEngine);
    connect(&queue_, &RunQueue::updated, this, &StatusStrip::showEngine);
    showEngine();
}

void StatusStrip::setAudio(const QString& status) {
    audio_->setText(status);
}

void StatusStrip::setAudioMenu(QMenu* menu) {
    sound_->setMenu(menu);
}

void StatusStrip::showEngine() {
    const RunSession* run = queue_.active();
    mark_->setState(run != nullptr ? run->state() : engineProblem_.isEmpty() ? RunState::stopped : RunState::failed);
    engine_->setText(engineText());
    engine_->setToolTip(engineProblem_);
    showWarnings();
}

QString StatusStrip::engineText() const {
    if (const RunSession* run = queue_.active()) {
        if (run->pending() != RunSession::Pending::none) {
            return pendingText(run->pending());
        }
        const auto& steps = run->history().steps;
        if (run->state() == RunState::running && !steps.empty() && steps.back().remainingS > 0) {
            return tr("training, %1 clips/s · %2").arg(figureText(steps.back().clipsPerS, 2), timeLeftText(steps.back().remainingS));
        }
        return stateText(run->state());
    }
    if (!engineProblem_.isEmpty()) {
        return tr("no training engine");
    }
    return session_.engine().isReady() ? tr("ready · LibTorch %1").arg(engineVersion_) : tr("loading LibTorch…");
}

void StatusStrip::showWarnings() {
    int count = 0;
    if (const RunSession* run = queue_.active()) {
        const auto& log = run->history().log;
        count = int(std::count_if(log.begin(), log.end(), [](const LogLine& line) { return line.level == LogLevel::warning; }));
    }
    warnings_->setText(count == 0 ? QString() : tr("%n warning(s)", nullptr, count));
}

}  // namespace ajepa
