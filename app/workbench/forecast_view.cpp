// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/forecast_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/workbench/engine_thread.h"
#include "app/workbench/session.h"
#include "app/workbench/trial_run.h"
#include "engine/base/error.h"
#include "engine/config/memory_estimate.h"
#include "engine/corpus/clip_selection.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

// 0 where nothing would train: starting says why.
std::int64_t trainingCount(const Corpus& corpus, const DataConfig& data) {
    try {
        return static_cast<std::int64_t>(trainingClips(corpus, data).size());
    } catch (const Error&) {
        return 0;
    }
}

double secondsOf(const RunConfig& config, double clipsPerS) {
    return double(config.train.steps) * config.train.batchSize / clipsPerS;
}

}  // namespace

ForecastView::ForecastView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      trial_(new TrialRun(session, this)),
      line_(new QLabel),
      reasons_(new QLabel),
      why_(new QPushButton(tr("Why"))),
      measure_(new QPushButton) {
    for (QLabel* label : {line_, reasons_}) {
        label->setWordWrap(true);
        setRole(label, "small");
    }
    for (QPushButton* button : {why_, measure_}) {
        setRole(button, "link");
    }
    why_->setCheckable(true);
    why_->setToolTip(tr("Where the figures come from"));
    measure_->setToolTip(tr("Train three steps in a folder that is gone afterwards"));
    reasons_->hide();
    connect(why_, &QPushButton::toggled, reasons_, &QWidget::setVisible);
    connect(measure_, &QPushButton::clicked, this, &ForecastView::measure);
    connect(trial_, &TrialRun::measured, this, [this](const RunConfig& config, double clipsPerS) {
        measuredConfig_ = config;
        measuredSpeed_ = clipsPerS;
        show(found_);
    });
    connect(trial_, &TrialRun::failed, this, [this](const QString& sentence) {
        show(found_);
        Q_EMIT session_.failed(sentence);
    });
    connect(&session_.engine(), &EngineThread::ready, this, &ForecastView::showMeasure);
    auto* links = new QHBoxLayout;
    links->setSpacing(innerSpacing);
    links->addWidget(why_);
    links->addWidget(measure_);
    links->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line_);
    layout->addWidget(reasons_);
    layout->addLayout(links);
}

void ForecastView::look(const RunConfig& config, const MachineInfo& machine) {
    config_ = config;
    machine_ = machine;
    const auto find = [config, corpus = session_.corpus(), folder = session_.runsFolder()](const std::stop_token&) {
        Found found;
        found.speed = pastSpeed(folder, config);
        if (corpus != nullptr) {
            found.disk = diskForecast(config, *corpus);
            found.clips = trainingCount(*corpus, config.data);
        }
        return found;
    };
    looking_.start(find, [this](Outcome<Found> found) {
        if (!found) {
            line_->setText(found.error);
            return;
        }
        show(*found.value);
        Q_EMIT looked(found_.disk ? diskIssues(*found_.disk, machine_) : std::vector<ConfigIssue>{});
    });
}

void ForecastView::setBusy(bool busy) {
    busy_ = busy;
    showMeasure();
}

void ForecastView::show(const Found& found) {
    found_ = found;
    const double epochs = found.clips > 0 ? double(config_.train.steps) * config_.train.batchSize / double(found.clips) : 0;
    QStringList parts{timeText(found), tr("%1 of memory").arg(bytesText(estimatedTrainingBytes(config_)))};
    QStringList reasons{timeReason(found), memoryReason()};
    if (found.disk) {
        parts += tr("%1 of disk").arg(bytesText(found.disk->total()));
        reasons += diskReason(*found.disk);
    }
    if (epochs > 0) {
        parts += tr("%1 epochs").arg(figureText(epochs, 2));
    }
    line_->setText(parts.join(QStringLiteral(" · ")));
    reasons_->setText(reasons.join(QLatin1Char('\n')));
    showMeasure();
}

QString ForecastView::timeText(const Found& found) const {
    if (found.speed) {
        const QString fast = durationText(secondsOf(config_, found.speed->fastest)), slow = durationText(secondsOf(config_, found.speed->slowest));
        return fast == slow ? fast : tr("%1 to %2").arg(fast, slow);
    }
    if (measuredConfig_ && sameWork(*measuredConfig_, config_)) {
        return tr("about %1").arg(durationText(secondsOf(config_, measuredSpeed_)));
    }
    return tr("time unknown");
}

QString ForecastView::timeReason(const Found& found) const {
    const QString work = tr("%1 steps of %2 clips").arg(countText(config_.train.steps), countText(config_.train.batchSize));
    if (found.speed) {
        return tr("Time: %1 at %2 clips/s, as %n run(s) of the same work on this machine.", nullptr, found.speed->runs)
            .arg(work, figureText(found.speed->typical));
    }
    if (measuredConfig_ && sameWork(*measuredConfig_, config_)) {
        return tr("Time: %1 at %2 clips/s, by a trial of three steps.").arg(work, figureText(measuredSpeed_));
    }
    return tr("Time: no run did the same work on this machine.");
}

QString ForecastView::memoryReason() const {
    const TrainingBytes bytes = trainingBytes(config_);
    return tr("Memory: %1 whatever the batch (program, weights, gradients, moments, a checkpoint being written) and %2 for each of its %3 clips; %4 "
              "are there.")
        .arg(bytesText(bytes.fixed), bytesText(bytes.perClip), countText(config_.train.batchSize), bytesText(trainingMemory(config_, machine_)));
}

QString ForecastView::diskReason(const DiskForecast& disk) const {
    QString text =
        tr("Disk: %1 checkpoints of %2, %3 of records").arg(countText(disk.checkpoints), bytesText(disk.oneCheckpoint), bytesText(disk.records));
    if (disk.storeIsThere) {
        text += tr(", the feature store is there already");
    } else if (disk.store > 0) {
        text += tr(", a feature store of %1").arg(bytesText(disk.store));
    }
    return machine_.diskFreeBytes > 0 ? tr("%1; %2 are free.").arg(text, bytesText(machine_.diskFreeBytes)) : text + QLatin1Char('.');
}

void ForecastView::measure() {
    trial_->start(config_, found_.clips);
    showMeasure();
}

/// Offered while nothing better is known and the engine is free.
void ForecastView::showMeasure() {
    const bool known = found_.speed || (measuredConfig_ && sameWork(*measuredConfig_, config_));
    const bool running = trial_->isRunning();
    measure_->setText(running ? tr("Measuring…") : tr("Measure the time"));
    measure_->setVisible(running || (!known && found_.clips > 0 && session_.engine().isReady()));
    measure_->setEnabled(!running && !busy_);
}

QString ForecastView::text() const {
    return line_->text();
}

QString ForecastView::reasons() const {
    return reasons_->text();
}

}  // namespace ajepa
