// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_curves.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "widgets/metric_plot.h"
#include "widgets/metric_tile.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int tileColumns = 5;

/// Seconds of sound that a clip of the batch has.
double clipSeconds(const RunConfig& config) {
    return config.audio.clipS > 0 ? config.audio.clipS : double(clipSamples(config.features)) / config.features.sampleRateHz;
}

}  // namespace

RunCurves::RunCurves(QWidget* parent) : QWidget(parent), loss_(new MetricPlot(tr("Loss"), MetricPlot::Size::large)) {
    loss_->setLogarithmic(true);
    loss_->setSmoothed(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, spacingUnit);
    column->setSpacing(innerSpacing);
    column->addWidget(buildAxis());
    column->addWidget(loss_, 3);
    column->addWidget(buildTiles(), 3);
}

/// In what the step axes count.
QWidget* RunCurves::buildAxis() {
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

void RunCurves::measureSteps(const RunHistory& history) {
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

/// Where the run was resumed, its learning rate was at its peak, its loss was not as usual, and the collapse alarm rang.
void RunCurves::showMoments(const RunHistory& history) {
    std::vector<PlotMoment> moments;
    if (config_.optimizer.warmupSteps > 0 && config_.optimizer.warmupSteps < config_.train.steps) {
        moments.push_back({double(config_.optimizer.warmupSteps), tr("warm-up ends")});
    }
    for (const std::int64_t step : history.resumes) {
        moments.push_back({double(step), tr("resumed")});
    }
    for (const LossAlert& alert : history.lossAlerts) {
        if (alert.kind == LossAlert::Kind::rise) {
            moments.push_back({double(alert.onset), tr("rises"), true});
        } else if (alert.kind != LossAlert::Kind::settled) {
            moments.push_back({double(alert.step), alert.kind == LossAlert::Kind::spike ? tr("spike") : tr("skipped"), true});
        }
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

QWidget* RunCurves::buildTiles() {
    auto* box = new QWidget;
    tiles_ = new QGridLayout(box);
    tiles_->setContentsMargins(0, 0, 0, 0);
    tiles_->setSpacing(spacingUnit);
    const auto add = [box](MetricTile* tile) {
        tile->setParent(box);
        return tile;
    };
    figures_ = {
        {add(new MetricTile(tr("Learning rate"), {}, tr("Step width of the optimiser."))), [](const StepMetrics& m) { return m.learningRate; }},
        {add(new MetricTile(tr("EMA"), {}, tr("Share of its old weights that the target encoder keeps each step."))),
         [](const StepMetrics& m) { return m.ema; }, Task::pretrain},
        {add(new MetricTile(tr("Curriculum"), QStringLiteral("%"), tr("Share of steps with time-frequency masks since the last report."))),
         [](const StepMetrics& m) { return 100 * m.tfShare; }, Task::pretrain},
        {add(new MetricTile(tr("Context"), QStringLiteral("%"), tr("Mean share of cells that the context encoder sees."))),
         [](const StepMetrics& m) { return 100 * m.contextRatio; }, Task::pretrain},
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
         [](const HealthFigures& h) { return std::optional(h.targetStd); }, Task::pretrain},
        {add(new MetricTile(tr("Effective rank"), {}, tr("How many dimensions the embeddings of the probe clips really use."))),
         [](const HealthFigures& h) { return std::optional(h.effectiveRank); }, Task::pretrain},
        {add(new MetricTile(tr("Mean cosine"), {}, tr("Mean cosine between pairs of probe clips. Towards 1 they all look alike."))),
         [](const HealthFigures& h) { return std::optional(h.meanCosine); }, Task::pretrain},
        {add(new MetricTile(tr("Teacher distance"), {},
                            tr("How far the context encoder's weights are from the target encoder's, relative to the latter's length."))),
         [](const HealthFigures& h) { return std::optional(h.teacherDistance); }, Task::pretrain},
        {add(new MetricTile(tr("kNN"), QStringLiteral("%"),
                            tr("Labelled clips that their nearest neighbours name rightly, by the target encoder (health.evaluate_every)."))),
         [](const HealthFigures& h) { return h.knn; }, Task::pretrain},
        {add(new MetricTile(tr("Linear probe"), QStringLiteral("%"),
                            tr("Labelled clips that a linear classifier on the target encoder names rightly (health.evaluate_every)."))),
         [](const HealthFigures& h) { return h.linear; }, Task::pretrain},
        {add(new MetricTile(tr("Test score"), QStringLiteral("%"),
                            tr("Accuracy, or mean average precision, on clips that fine-tuning does not train on (health.evaluate_every)."))),
         [](const HealthFigures& h) { return h.score; }, Task::finetune},
    };
    arrangeTiles();
    return box;
}

/// Those that the run's task has, in rows.
void RunCurves::arrangeTiles() {
    int count = 0;
    const auto arrange = [&](MetricTile* tile, std::optional<Task> only) {
        const bool shown = !only || *only == config_.train.task;
        tiles_->removeWidget(tile);
        tile->setVisible(shown);
        if (shown) {
            tiles_->addWidget(tile, count / tileColumns, count % tileColumns);
            tiles_->setColumnStretch(count % tileColumns, 1);
            ++count;
        }
    };
    for (const HealthFigure& figure : healthFigures_) {
        if (figure.only == Task::finetune) {
            arrange(figure.tile, figure.only);  // what it is all about
        }
    }
    for (const Figure& figure : figures_) {
        arrange(figure.tile, figure.only);
    }
    for (const HealthFigure& figure : healthFigures_) {
        if (figure.only != Task::finetune) {
            arrange(figure.tile, figure.only);
        }
    }
}

void RunCurves::begin(const RunConfig& config) {
    config_ = config;
    arrangeTiles();
    epochsPerStep_ = 0;
    lastStep_ = lastHealth_ = -1;
    const auto horizon = double(config.train.steps);
    loss_->clear();
    loss_->setHorizon(horizon);
    const auto beginTile = [horizon](MetricTile* tile) {
        tile->clear();
        tile->plot().setHorizon(horizon);
    };
    for (const Figure& figure : figures_) {
        beginTile(figure.tile);
    }
    for (const HealthFigure& figure : healthFigures_) {
        beginTile(figure.tile);
    }
    measureSteps({});
}

/// Gives the plots what is new since the last call: one append a plot, whatever came.
void RunCurves::append(const RunHistory& history) {
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
    for (const HealthFigure& figure : healthFigures_) {
        std::vector<double> at, values;
        for (auto row = newHealth; row != history.health.end(); ++row) {
            if (const std::optional<double> value = figure.read(*row)) {
                at.push_back(double(row->step));
                values.push_back(*value);
            }
        }
        figure.tile->append(at, values);
    }
    lastStep_ = history.steps.empty() ? -1 : history.steps.back().step;
    lastHealth_ = history.health.empty() ? -1 : history.health.back().step;
}

}  // namespace ajepa
