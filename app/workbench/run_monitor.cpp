// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_monitor.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/record_watch.h"
#include "app/workbench/run_session.h"
#include "widgets/elided_label.h"
#include "widgets/error_text.h"
#include "widgets/log_panel.h"
#include "widgets/log_view.h"
#include "widgets/metric_plot.h"
#include "widgets/metric_tile.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"
#include "widgets/run_progress.h"
#include "widgets/state_badge.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr int tileColumns = 4;
/// Reports whose speeds tell how long the rest takes, and the share of them that counts as chance at either end.
constexpr std::size_t speedReports = 50;
constexpr double chance = 0.1;

/// Seconds of sound that a clip of the batch has.
double clipSeconds(const RunConfig& config) {
    return config.audio.clipS > 0 ? config.audio.clipS : double(clipSamples(config.features)) / config.features.sampleRateHz;
}

QString shortName(const std::filesystem::path& path) {
    RunSummary summary;
    summary.name = path.filename().string();
    return RunListModel::shortName(summary);
}

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

RunMonitor::RunMonitor(QWidget* parent) : QWidget(parent), watch_(new RecordWatch(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 0);
    layout->setSpacing(spacingUnit);
    layout->addWidget(buildHead());
    layout->addWidget(buildVerbs());
    layout->addWidget(buildFailure());
    layout->addWidget(buildRecord());
    loss_ = new MetricPlot(tr("Loss"), MetricPlot::Size::large);
    loss_->setLogarithmic(true);
    loss_->setSmoothed(true);
    log_ = new LogPanel;
    auto* curves = new QWidget;
    auto* column = new QVBoxLayout(curves);
    column->setContentsMargins(0, 0, 0, spacingUnit);
    column->setSpacing(spacingUnit);
    column->setSpacing(innerSpacing);
    column->addWidget(buildAxis());
    column->addWidget(loss_, 3);
    column->addWidget(buildTiles(), 3);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(curves);
    split->addWidget(log_);
    split->setStretchFactor(0, 1);
    split->setSizes({600, 110});
    split->setHandleWidth(1);
    log_->setMinimumHeight(84);
    layout->addWidget(split, 1);
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

QWidget* RunMonitor::buildFailure() {
    failure_ = new QFrame;
    setRole(failure_, "notice-bad");
    failureText_ = new QLabel;
    failureText_->setWordWrap(true);
    failureText_->setProperty("data", true);
    failureText_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(failureText_, "bad");
    auto* layout = new QHBoxLayout(failure_);
    layout->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->addWidget(failureText_);
    failure_->hide();
    return failure_;
}

/// Training goes on while its record waits in memory; whoever looks at the window should know.
QWidget* RunMonitor::buildRecord() {
    record_ = new QFrame;
    setRole(record_, "notice-warn");
    recordText_ = new QLabel;
    recordText_->setWordWrap(true);
    setRole(recordText_, "warn");
    auto* layout = new QHBoxLayout(record_);
    layout->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->addWidget(recordText_);
    record_->hide();
    connect(watch_, &RecordWatch::behind, this, [this](qint64 written, qint64 reported) {
        recordText_->setText(tr("The curves are not being written: metrics.jsonl stands at step %1, the run at step %2. Look at the disk's free "
                                "space and the folder's "
                                "permissions; until then the rows wait in memory.")
                                 .arg(countText(written), countText(reported)));
        record_->show();
    });
    connect(watch_, &RecordWatch::caughtUp, record_, &QWidget::hide);
    return record_;
}

/// In what the step axes count.
QWidget* RunMonitor::buildAxis() {
    axis_ = new QComboBox;
    axis_->addItems({tr("by step"), tr("by epoch"), tr("by hours of audio")});
    axis_->setAccessibleName(tr("Measure of the axis"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* name = new QLabel(tr("Loss"));
    setRole(name, "section");
    layout->addWidget(name, 1);
    layout->addWidget(axis_);
    connect(axis_, &QComboBox::currentIndexChanged, this, [this] { measureSteps({}); });
    return row;
}

void RunMonitor::measureSteps(const RunHistory& history) {
    if (!history.steps.empty() && history.steps.back().step > 0) {
        epochsPerStep_ = history.steps.back().epoch / double(history.steps.back().step);
    }
    const double hoursPerStep = config_.train.batchSize * clipSeconds(config_) / 3600;
    const bool byEpoch = axis_->currentIndex() == 1 && epochsPerStep_ > 0;
    if (byEpoch) {
        loss_->setStepMeasure(epochsPerStep_, tr("epoch"));
    } else if (axis_->currentIndex() == 2) {
        loss_->setStepMeasure(hoursPerStep, tr("hours of audio"));
    } else {
        loss_->setStepMeasure(1, tr("step"));
    }
}

/// Where the run was resumed, its learning rate was at its peak, and the collapse alarm rang.
void RunMonitor::showMoments(const RunHistory& history) {
    std::vector<PlotMoment> moments;
    if (config_.optimizer.warmupSteps > 0 && config_.optimizer.warmupSteps < steps_) {
        moments.push_back({double(config_.optimizer.warmupSteps), tr("warm-up ends")});
    }
    for (const std::int64_t step : history.resumes) {
        moments.push_back({double(step), tr("resumed")});
    }
    bool alarm = false;
    for (const HealthFigures& figures : history.health) {
        if (figures.collapsed && !alarm) {
            moments.push_back({double(figures.step), tr("alarm"), true});
        }
        alarm = figures.collapsed;
    }
    loss_->setMoments(std::move(moments));
}

QWidget* RunMonitor::buildTiles() {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacingUnit);
    int count = 0;
    const auto add = [&](MetricTile* tile) {
        grid->addWidget(tile, count / tileColumns, count % tileColumns);
        grid->setColumnStretch(count % tileColumns, 1);
        ++count;
        return tile;
    };
    figures_ = {
        {add(new MetricTile(tr("Learning rate"), {}, tr("Step width of the optimiser."))), [](const StepMetrics& m) { return m.learningRate; }},
        {add(new MetricTile(tr("EMA"), {}, tr("Share of its old weights that the target encoder keeps each step."))),
         [](const StepMetrics& m) { return m.ema; }},
        {add(new MetricTile(tr("Curriculum"), QStringLiteral("%"), tr("Share of steps with time-frequency masks since the last report."))),
         [](const StepMetrics& m) { return 100 * m.tfShare; }},
        {add(new MetricTile(tr("Context"), QStringLiteral("%"), tr("Mean share of cells that the context encoder sees."))),
         [](const StepMetrics& m) { return 100 * m.contextRatio; }},
        {add(new MetricTile(tr("Weight decay"), {}, tr("How strongly the optimiser pulls the weights towards zero."))),
         [](const StepMetrics& m) { return m.weightDecay; }},
        {add(new MetricTile(tr("Gradient norm"), {}, tr("Length of the whole gradient before it is clipped."))),
         [](const StepMetrics& m) { return m.gradNorm; }},
        {add(new MetricTile(tr("Speed"), tr("clips/s"), tr("Clips a second through the whole step."))),
         [](const StepMetrics& m) { return m.clipsPerS; }},
        {add(new MetricTile(tr("Audio"), tr("h/h"), tr("Hours of sound that training goes through in an hour."))),
         [this](const StepMetrics& m) { return m.clipsPerS * clipSeconds(config_); }},
        {add(new MetricTile(tr("Data wait"), tr("ms"), tr("How long a step waits for its batch, in the mean since the last report."))),
         [](const StepMetrics& m) { return m.dataWaitMs; }},
    };
    healthFigures_ = {
        {add(new MetricTile(tr("Target deviation"), {},
                            tr("Mean deviation of the target's dimensions over the probe clips. Towards 0 it collapses."))),
         [](const HealthFigures& h) { return h.targetStd; }},
        {add(new MetricTile(tr("Effective rank"), {}, tr("How many dimensions the embeddings of the probe clips really use."))),
         [](const HealthFigures& h) { return h.effectiveRank; }},
        {add(new MetricTile(tr("Mean cosine"), {}, tr("Mean cosine between pairs of probe clips. Towards 1 they all look alike."))),
         [](const HealthFigures& h) { return h.meanCosine; }},
    };
    return box;
}

void RunMonitor::reset(const std::filesystem::path& path, const RunConfig& config) {
    path_ = path;
    config_ = config;
    watch_->watch({});
    record_->hide();
    epochsPerStep_ = 0;
    if (run_ != nullptr) {
        run_->disconnect(this);
        run_ = nullptr;
    }
    steps_ = config.train.steps;
    lastStep_ = lastHealth_ = -1;
    name_->setText(shortName(path));
    loss_->clear();
    loss_->setHorizon(double(steps_));
    for (const Figure& figure : figures_) {
        figure.tile->clear();
        figure.tile->plot().setHorizon(double(steps_));
    }
    for (const HealthFigure& figure : healthFigures_) {
        figure.tile->clear();
        figure.tile->plot().setHorizon(double(steps_));
    }
    log_->log().setLines({});
    measureSteps({});
}

void RunMonitor::follow(RunSession& run) {
    reset(run.path(), run.config());
    run_ = &run;
    if (!isTerminal(run.state())) {
        watch_->watch(run.path());
    }
    appendSince(run.history());
    log_->log().setLines(run.history().log);
    connect(&run, &RunSession::stateChanged, this, &RunMonitor::showLive);
    connect(&run, &RunSession::updated, this, [this](const std::vector<LogLine>& lines) {
        appendSince(run_->history());
        log_->log().append(lines);
        showLive();
    });
    showLive();
}

void RunMonitor::showPast(const RunSummary& run, const RunHistory& history, const RunConfig& config) {
    reset(run.path, config);
    appendSince(history);
    log_->log().setLines(history.log);
    showState(run.state, false, run.interrupted, run.step < run.steps);
    showFigures(history, false);
    showFailure(run.state == RunState::failed ? QString::fromStdString(run.message) : QString());
}

/// Gives the plots what is new since the last call: one append a plot, whatever came.
void RunMonitor::appendSince(const RunHistory& history) {
    const bool repeated = !history.steps.empty() && history.steps.back().step <= lastStep_;
    auto newStep = std::partition_point(history.steps.begin(), history.steps.end(), [&](const StepMetrics& row) { return row.step <= lastStep_; });
    if (repeated && newStep == history.steps.end()) {
        newStep = std::prev(history.steps.end());  // a resumed run stands behind what was drawn: its newest point cuts the rest
        if (newStep->step == lastStep_) {
            newStep = history.steps.end();
        }
    }
    std::vector<double> steps, losses;
    for (auto row = newStep; row != history.steps.end(); ++row) {
        steps.push_back(double(row->step));
        losses.push_back(row->loss);
    }
    loss_->append(steps, losses);
    loss_->setMarks({history.checkpoints.begin(), history.checkpoints.end()});
    bar_->setCheckpoints(history.checkpoints);
    showMoments(history);
    if (epochsPerStep_ == 0) {
        measureSteps(history);
    }
    for (const Figure& figure : figures_) {
        std::vector<double> values;
        std::transform(newStep, history.steps.end(), std::back_inserter(values), figure.read);
        figure.tile->append(steps, values);
    }
    const auto newHealth =
        std::partition_point(history.health.begin(), history.health.end(), [&](const HealthFigures& row) { return row.step <= lastHealth_; });
    std::vector<double> healthSteps;
    std::transform(newHealth, history.health.end(), std::back_inserter(healthSteps), [](const HealthFigures& row) { return double(row.step); });
    for (const HealthFigure& figure : healthFigures_) {
        std::vector<double> values;
        std::transform(newHealth, history.health.end(), std::back_inserter(values), figure.read);
        figure.tile->append(healthSteps, values);
    }
    lastStep_ = history.steps.empty() ? -1 : history.steps.back().step;
    lastHealth_ = history.health.empty() ? -1 : history.health.back().step;
}

void RunMonitor::showLive() {
    if (run_ == nullptr) {
        return;
    }
    showState(run_->state(), true, false, run_->step() < steps_);
    badge_->setPending(pendingText(run_->pending()));
    showPending(run_->pending());
    showFigures(run_->history(), run_->state() == RunState::running);
    if (run_->progress()) {
        const Progress& progress = *run_->progress();
        course_->setText(tr("%1: %2 of %3").arg(QString::fromStdString(progress.what), countText(progress.done), countText(progress.total)));
    }
    const auto& failed = run_->failure();
    showFailure(failed ? errorText(failed->message, failed->hint) : QString());
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

void RunMonitor::showFigures(const RunHistory& history, bool moving) {
    if (history.steps.empty()) {
        figure_->setText(QStringLiteral("\u2013"));
        bar_->setSteps(0, steps_);
        course_->setText(tr("No step yet"));
        return;
    }
    const StepMetrics& last = history.steps.back();
    figure_->setText(figureText(last.loss, 4));
    bar_->setSteps(last.step, steps_);
    watch_->reported(last.step);
    QString course = tr("Step %1/%2 · epoch %3").arg(countText(last.step), countText(steps_), figureText(last.epoch, 3));
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

void RunMonitor::showFailure(const QString& sentence) {
    failureText_->setText(sentence);
    failure_->setVisible(!sentence.isEmpty());
}

}  // namespace ajepa
