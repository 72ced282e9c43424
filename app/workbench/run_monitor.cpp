// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_monitor.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/collapse_notice.h"
#include "app/workbench/record_watch.h"
#include "app/workbench/run_curves.h"
#include "app/workbench/run_session.h"
#include "widgets/elided_label.h"
#include "widgets/error_text.h"
#include "widgets/log_panel.h"
#include "widgets/log_view.h"
#include "widgets/notice.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"
#include "widgets/run_progress.h"
#include "widgets/state_badge.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

/// Reports whose speeds tell how long the rest takes, and the share of them that counts as chance at either end.
constexpr std::size_t speedReports = 50;
constexpr double chance = 0.1;

}  // namespace

RunVerbs verbsFor(RunState state, bool live, bool interrupted, bool unfinished) {
    if (!live) {
        return {.proceed = interrupted || (unfinished && isTerminal(state))};
    }
    return {.pause = canPause(state),
            .resume = canResume(state),
            .stop = canStop(state) || state == RunState::queued,
            .checkpoint = canCheckpoint(state),
            .proceed = isTerminal(state) && unfinished};
}

std::optional<TimeLeft> timeLeft(const std::vector<StepMetrics>& reports, std::int64_t steps, int batchSize) {
    std::vector<double> speeds;
    for (auto report = reports.rbegin(); report != reports.rend() && speeds.size() < speedReports; ++report) {
        if (report->clipsPerS > 0) {
            speeds.push_back(report->clipsPerS);
        }
    }
    if (speeds.empty()) {
        return std::nullopt;
    }
    std::sort(speeds.begin(), speeds.end());
    const auto cut = std::size_t(chance * double(speeds.size()));
    const double clips = double(std::max<std::int64_t>(steps - reports.back().step, 0)) * batchSize;
    return TimeLeft{clips / speeds[speeds.size() - 1 - cut], clips / speeds[cut]};
}

RunMonitor::RunMonitor(QWidget* parent)
    : QWidget(parent),
      watch_(new RecordWatch(this)),
      collapse_(new CollapseNotice),
      curves_(new RunCurves),
      failure_(new Notice(Notice::Tone::bad)),
      unsaved_(new Notice(Notice::Tone::warning)),
      record_(new Notice(Notice::Tone::warning)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 0);
    layout->setSpacing(spacingUnit);
    layout->addWidget(buildHead());
    layout->addWidget(buildVerbs());
    addNotices(*layout);
    log_ = new LogPanel;
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(curves_);
    split->addWidget(log_);
    split->setStretchFactor(0, 1);
    split->setSizes({600, 110});
    split->setHandleWidth(1);
    log_->setMinimumHeight(84);
    layout->addWidget(split, 1);
    connect(collapse_, &CollapseNotice::rewindWanted, this, [this](std::int64_t step) { Q_EMIT rewindWanted(path_, step, config_); });
}

QWidget* RunMonitor::buildHead() {
    badge_ = new StateBadge;
    name_ = new ElidedLabel(nullptr, Qt::ElideMiddle);
    name_->setProperty("data", true);
    setRole(name_, "title");
    course_ = new ElidedLabel;
    setRole(course_, "secondary");
    figure_ = new QLabel;
    figure_->setProperty("data", true);
    setRole(figure_, "figure");
    figureName_ = new QLabel(tr("loss"));
    setRole(figureName_, "small");
    bar_ = new RunProgress;
    auto* head = new QWidget;
    auto* layout = new QGridLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(spacingUnit);
    layout->setVerticalSpacing(innerSpacing);
    layout->addWidget(badge_, 0, 0);
    layout->addWidget(name_, 0, 1);
    layout->addWidget(figure_, 0, 2, Qt::AlignRight);
    layout->addWidget(course_, 1, 0, 1, 2);
    layout->addWidget(figureName_, 1, 2, Qt::AlignRight);
    layout->addWidget(bar_, 2, 0, 1, 3);
    layout->setColumnStretch(1, 1);
    return head;
}

QWidget* RunMonitor::buildVerbs() {
    pause_ = new QPushButton;
    stop_ = new QPushButton(themedIcon(QStringLiteral("stop")), tr("Stop and keep"));
    checkpoint_ = new QPushButton(themedIcon(QStringLiteral("checkpoint")), tr("Checkpoint now"));
    proceed_ = new QPushButton(themedIcon(QStringLiteral("resume")), tr("Continue"));
    stop_->setToolTip(tr("Finish the step, save a checkpoint, and end. The run can be continued."));
    proceed_->setToolTip(tr("Train on from the newest verified checkpoint."));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    for (QPushButton* button : {pause_, stop_, checkpoint_, proceed_}) {
        button->setIconSize({14, 14});
        layout->addWidget(button);
    }
    layout->addStretch(1);
    connect(pause_, &QPushButton::clicked, this, [this] {
        if (run_ != nullptr) {
            canResume(run_->state()) ? run_->resume() : run_->pause();
        }
    });
    connect(stop_, &QPushButton::clicked, this, [this] {
        if (run_ != nullptr) {
            run_->stop();
        }
    });
    connect(checkpoint_, &QPushButton::clicked, this, [this] {
        if (run_ != nullptr) {
            run_->checkpointNow();
        }
    });
    connect(proceed_, &QPushButton::clicked, this, [this] { Q_EMIT proceedWanted(path_); });
    auto* key = new QAction(tr("Pause or resume the run"), this);
    key->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    addAction(key);
    connect(key, &QAction::triggered, pause_, &QPushButton::click);
    return row;
}

void RunMonitor::addNotices(QVBoxLayout& layout) {
    for (QWidget* notice : std::initializer_list<QWidget*>{failure_, unsaved_, record_, collapse_}) {
        layout.addWidget(notice);
    }
    // Training goes on while its record waits in memory; whoever looks at the window should know.
    connect(watch_, &RecordWatch::behind, this, [this](qint64 written, qint64 reported) {
        record_->say(tr("The curves are not being written: metrics.jsonl stands at step %1, the run at step %2. Look at the disk's free "
                        "space and the folder's "
                        "permissions; until then the rows wait in memory.")
                         .arg(countText(written), countText(reported)));
    });
    connect(watch_, &RecordWatch::caughtUp, record_, &QWidget::hide);
}

void RunMonitor::reset(const std::filesystem::path& path, const RunConfig& config) {
    path_ = path;
    config_ = config;
    watch_->watch({});
    record_->hide();
    unsaved_->hide();
    if (run_ != nullptr) {
        run_->disconnect(this);
        run_ = nullptr;
    }
    steps_ = config.train.steps;
    name_->setText(RunListModel::shortName(path.filename().string()));
    curves_->begin(config);
    collapse_->hide();
    log_->log().setLines({});
}

void RunMonitor::follow(RunSession& run) {
    reset(run.path(), run.config());
    run_ = &run;
    if (!isTerminal(run.state())) {
        watch_->watch(run.path());
    }
    showHistory(run.history());
    log_->log().setLines(run.history().log);
    connect(&run, &RunSession::stateChanged, this, &RunMonitor::showLive);
    connect(&run, &RunSession::updated, this, [this](const std::vector<LogLine>& lines) {
        showHistory(run_->history());
        log_->log().append(lines);
        showLive();
    });
    showLive();
}

void RunMonitor::showPast(const RunSummary& run, const RunHistory& history, const RunConfig& config) {
    reset(run.path, config);
    showHistory(history);
    log_->log().setLines(history.log);
    showState(run.state, false, run.interrupted, run.step < run.steps || run.state != RunState::succeeded);
    showFigures(history, run.step, false);
    failure_->say(run.state == RunState::failed ? QString::fromStdString(run.message) : QString());
}

void RunMonitor::showHistory(const RunHistory& history) {
    curves_->append(history);
    bar_->setCheckpoints(history.checkpoints);
    collapse_->showAlert(history);
}

void RunMonitor::showLive() {
    if (run_ == nullptr) {
        return;
    }
    showState(run_->state(), true, false, run_->step() < steps_ || run_->state() != RunState::succeeded);
    badge_->setPending(pendingText(run_->pending()));
    showPending(run_->pending());
    showFigures(run_->history(), run_->step(), run_->state() == RunState::running);
    if (run_->progress()) {
        const Progress& progress = *run_->progress();
        course_->setText(tr("%1: %2 of %3").arg(QString::fromStdString(progress.what), countText(progress.done), countText(progress.total)));
    }
    const auto& failed = run_->failure();
    failure_->say(failed ? errorText(failed->message, failed->hint) : QString());
    showUnsaved();
}

/// Between a click and the engine's answer. The button keeps the keyboard: taking it away would hand Space to its neighbour.
void RunMonitor::showPending(RunSession::Pending pending) {
    if (pending == RunSession::Pending::pause || pending == RunSession::Pending::resume) {
        pause_->setText(pending == RunSession::Pending::pause ? tr("Pausing…") : tr("Resuming…"));
    }
    stop_->setText(pending == RunSession::Pending::stop ? tr("Stopping…") : tr("Stop and keep"));
    checkpoint_->setText(pending == RunSession::Pending::checkpoint ? tr("Saving…") : tr("Checkpoint now"));
}

void RunMonitor::showState(RunState state, bool live, bool interrupted, bool unfinished) {
    const RunVerbs verbs = verbsFor(state, live, interrupted, unfinished);
    badge_->setState(interrupted ? RunState::stopped : state);
    badge_->setWord(interrupted ? tr("interrupted") : QString());
    const bool ended = !live || isTerminal(state);
    pause_->setText(canResume(state) ? tr("Resume") : tr("Pause"));
    pause_->setIcon(themedIcon(canResume(state) ? QStringLiteral("resume") : QStringLiteral("pause")));
    pause_->setEnabled(verbs.pause || verbs.resume);
    stop_->setEnabled(verbs.stop);
    checkpoint_->setEnabled(verbs.checkpoint);
    for (QPushButton* button : {pause_, stop_, checkpoint_}) {
        button->setVisible(!ended);
    }
    proceed_->setVisible(verbs.proceed);
}

void RunMonitor::showFigures(const RunHistory& history, std::int64_t step, bool moving) {
    bar_->setSteps(step, steps_);
    if (history.steps.empty()) {
        figure_->setText(QStringLiteral("\u2013"));
        course_->setText(step > 0 ? tr("Step %1/%2").arg(countText(step), countText(steps_)) : tr("No step yet"));
        return;
    }
    const StepMetrics& last = history.steps.back();
    figure_->setText(figureText(last.loss, 4));
    watch_->reported(last.step);
    const double epoch = last.epoch * double(step) / double(last.step);
    QString course = tr("Step %1/%2 · epoch %3").arg(countText(step), countText(steps_), figureText(epoch, 3));
    if (moving && last.remainingS > 0) {
        course += tr(" · %1 clips/s · %2").arg(figureText(last.clipsPerS, 2), timeLeftSpread(history.steps, last));
    } else if (last.elapsedS > 0) {
        course += tr(" · %1 of training").arg(durationText(last.elapsedS));
    }
    course_->setText(course);
}

/// "4 min left", or "4 to 6 min left" where the speed has varied.
QString RunMonitor::timeLeftSpread(const std::vector<StepMetrics>& reports, const StepMetrics& last) const {
    const std::optional<TimeLeft> left = timeLeft(reports, steps_, config_.train.batchSize);
    const QString least = left ? durationText(left->least) : QString(), most = left ? durationText(left->most) : QString();
    return least == most ? timeLeftText(last.remainingS) : tr("%1 to %2 left").arg(least, most);
}

/// Until a checkpoint is on the disk again.
void RunMonitor::showUnsaved() {
    const RunHistory& history = run_->history();
    const bool unsaved = history.unsaved && !isTerminal(run_->state());
    unsaved_->say(!unsaved ? QString()
                           : tr("No checkpoint could be written at step %1: %2. The newest one is of step %3. The training goes on, and tries "
                                "again every minute and as soon as there is more space.")
                                 .arg(countText(history.unsaved->step), QString::fromStdString(history.unsaved->message),
                                      history.checkpoints.empty() ? QStringLiteral("–") : countText(history.checkpoints.back())));
}

}  // namespace ajepa
