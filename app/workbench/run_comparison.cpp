// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_comparison.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "app/workbench/paths.h"
#include "app/workbench/run_notes_view.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/metric_samples.h"
#include "engine/runs/run_order.h"
#include "engine/runs/run_records.h"
#include "widgets/config_labels.h"
#include "widgets/curve_overlay.h"
#include "widgets/empty_state.h"
#include "widgets/text_table_model.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int widestName = 240, widestValue = 208;
constexpr std::size_t finest = 1500, coarsest = 48, pointsInAll = 60'000;

/// What a run of the other task has not.
constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Figure {
    const char* name;
    std::function<double(const StepMetrics&)> step;
    std::function<double(const HealthFigures&)> health;
    bool logarithmic = false;
};

const std::vector<Figure>& figures() {
    static const std::vector<Figure> all{
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Loss"), [](const StepMetrics& m) { return m.loss; }, {}, true},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Prediction loss"), [](const StepMetrics& m) { return m.predictionLoss; }, {}, true},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Learning rate"), [](const StepMetrics& m) { return m.learningRate; }, {}},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Weight decay"), [](const StepMetrics& m) { return m.weightDecay; }, {}},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "EMA momentum"), [](const StepMetrics& m) { return m.ema; }, {}},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Gradient norm"), [](const StepMetrics& m) { return m.gradNorm; }, {}, true},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Context share"), [](const StepMetrics& m) { return m.contextRatio; }, {}},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Curriculum share"), [](const StepMetrics& m) { return m.tfShare; }, {}},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Test score of fine-tuning"), {}, [](const HealthFigures& h) { return h.score.value_or(none); }},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Effective rank"), {}, [](const HealthFigures& h) { return h.effectiveRank; }},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Target deviation"), {}, [](const HealthFigures& h) { return h.targetStd; }},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Prediction deviation"), {}, [](const HealthFigures& h) { return h.predictionStd; }},
        {QT_TRANSLATE_NOOP("ajepa::RunComparison", "Mean cosine"), {}, [](const HealthFigures& h) { return h.meanCosine; }},
    };
    return all;
}

QString nameOf(const RunRow& run) {
    const std::string_view name = shortRunName(run);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

QToolButton* toggle(const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setChecked(true);
    return button;
}

/// As wide as their contents, but a long name does not push the others out of sight.
void fitColumns(QTableView& view) {
    view.resizeColumnsToContents();
    for (int column = 0; column < view.model()->columnCount(); ++column) {
        view.setColumnWidth(column, std::min(view.columnWidth(column), column == 0 ? widestName : widestValue));
    }
}

std::vector<std::filesystem::path> pathsOf(const RunRows& runs) {
    std::vector<std::filesystem::path> paths;
    for (const RunRowPointer& run : runs) {
        paths.push_back(run->summary.path);
    }
    return paths;
}

}  // namespace

RunComparison::RunComparison(const RunColours& colours, RunShelf& shelf, QWidget* parent)
    : QWidget(parent), colours_(colours), notes_(new RunNotesView(shelf)), task_(new LatestTask(this)) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(buildCurves());
    splitter->addWidget(buildTables());
    splitter->setSizes({620, 580});
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setRuns({});
}

QWidget* RunComparison::buildCurves() {
    figure_ = new QComboBox;
    figure_->setAccessibleName(tr("Figure"));
    for (const Figure& figure : figures()) {
        figure_->addItem(tr(figure.name));
    }
    logarithmic_ = toggle(tr("Log"), tr("Logarithmic values"));
    smoothed_ = toggle(tr("Smooth"), tr("A line that follows about the last twenty points; the values themselves are faint"));
    plot_ = new CurveOverlay;
    plotStack_ = new QStackedWidget;
    plotStack_->addWidget(new EmptyState(tr("Curves of the runs chosen above are laid over each other here.\nChoose several with Shift or Ctrl.")));
    plotStack_->addWidget(plot_);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, 0);
    bar->addWidget(figure_);
    bar->addStretch(1);
    bar->addWidget(smoothed_);
    bar->addWidget(logarithmic_);
    auto* panel = new QFrame;
    setRole(panel, "panel");
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(plotStack_, 1);
    connect(figure_, &QComboBox::currentIndexChanged, this, [this](int index) {
        logarithmic_->setChecked(figures()[std::size_t(index)].logarithmic);
        showCurves();
    });
    connect(logarithmic_, &QToolButton::toggled, this, &RunComparison::showCurves);
    connect(smoothed_, &QToolButton::toggled, this, &RunComparison::showCurves);
    return panel;
}

QWidget* RunComparison::buildTables() {
    tabs_ = new QTabWidget;
    setRole(tabs_, "panel");
    auto* noDifference = new EmptyState(tr("Choose two runs or more: the settings in which they differ are listed here, and only those."));
    auto* noResult =
        new EmptyState(tr("What the chosen runs came to stands here, runs that differ only by their seed together.\n"
                          "Press Measure above, or on a terminal: ajepa evaluate RUN --corpus DIR --protocol knn"));
    QWidget* differences = buildTable(differenceView_, differenceModel_, tr("Differences"), noDifference);
    QWidget* results = buildTable(resultView_, resultModel_, tr("Results"), noResult);
    differenceStack_ = static_cast<QStackedWidget*>(differences);
    resultStack_ = static_cast<QStackedWidget*>(results);
    tabs_->addTab(results, tr("Results"));
    tabs_->addTab(differences, tr("Differences"));
    tabs_->addTab(notes_, tr("Tags and notes"));
    export_ = buildExport();
    tabs_->setCornerWidget(export_);
    connect(tabs_, &QTabWidget::currentChanged, this, [this](int tab) { export_->setVisible(tab < 2); });
    return tabs_;
}

QWidget* RunComparison::buildTable(QTableView*& view, TextTableModel*& model, const QString& name, QWidget* empty) {
    model = new TextTableModel(this);
    view = new QTableView;
    view->setModel(model);
    view->setAccessibleName(name);
    view->setShowGrid(false);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(26);
    view->horizontalHeader()->setHighlightSections(false);
    view->setTabKeyNavigation(false);
    view->setFrameShape(QFrame::NoFrame);
    auto* stack = new QStackedWidget;
    stack->addWidget(empty);
    stack->addWidget(view);
    return stack;
}

QWidget* RunComparison::buildExport() {
    auto* button = new QToolButton;
    button->setText(tr("Export"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    const auto add = [&](const QString& text, const QString& tip, auto slot) { menu->addAction(text, this, slot)->setToolTip(tip); };
    add(tr("Copy CSV"), tr("The table as comma-separated values, with figures to compute with"), [this] { copy(false); });
    add(tr("Copy LaTeX"), tr("The table as it is shown, for a paper (booktabs)"), [this] { copy(true); });
    add(tr("Save…"), tr("The table as a .csv or .tex file"), [this] { save(); });
    button->setMenu(menu);
    return button;
}

void RunComparison::editTags() {
    tabs_->setCurrentWidget(notes_);
    notes_->editTags();
}

void RunComparison::setRuns(const RunRows& runs) {
    runs_ = runs;
    notes_->setRuns(runs);
    results_ = resultTable(runs);
    showResults();
    read();
}

/// Files are read in the background; a curve that is known to its last step is not read again.
void RunComparison::read() {
    const bool configsKnown = pathsOf(runs_) == differenceOf_;
    struct Reading {
        Curves curves;
        ConfigDifference difference;
        QString problem;
    };
    const auto work = [runs = runs_, known = curves_, difference = difference_, configsKnown](const std::stop_token& stop) {
        Reading reading{.difference = configsKnown ? difference : configDifference(runs)};
        const std::size_t points = std::clamp(pointsInAll / std::max<std::size_t>(1, runs.size()), coarsest, finest);
        for (const RunRowPointer& run : runs) {
            const auto& path = run->summary.path;
            const auto curve = known.find(path);
            if (stop.stop_requested()) {
                break;
            }
            if (curve != known.end() && curve->second->step == run->summary.step && curve->second->points >= points) {
                reading.curves.insert(*curve);
                continue;
            }
            try {
                reading.curves[path] = std::make_shared<const Curve>(
                    Curve{run->summary.step, points, sampleMetrics(path / "metrics.jsonl", points), readHealthFile(path / "health.jsonl")});
            } catch (const std::exception& error) {
                reading.problem = errorSentence(error);
            }
        }
        return reading;
    };
    task_->start(work, [this, paths = pathsOf(runs_)](Outcome<Reading> reading) {
        if (!reading || !reading.value->problem.isEmpty()) {
            Q_EMIT failed(reading ? reading.value->problem : reading.error);
        }
        if (reading) {
            curves_ = std::move(reading.value->curves);
            difference_ = std::move(reading.value->difference);
            differenceOf_ = paths;
            showCurves();
            showDifference();
        }
    });
}

void RunComparison::showCurves() {
    const Figure& figure = figures()[std::size_t(std::max(0, figure_->currentIndex()))];
    std::vector<CurveOverlay::Curve> shown;
    for (const RunRowPointer& run : runs_) {
        const auto found = curves_.find(run->summary.path);
        if (found == curves_.end()) {
            continue;
        }
        CurveOverlay::Curve curve{.name = nameOf(*run), .colour = colours_.of(run->summary.path)};
        const auto add = [&](std::int64_t step, double value) {
            curve.steps.push_back(double(step));
            curve.values.push_back(value);
        };
        for (const StepMetrics& metrics : found->second->steps) {
            if (figure.step) {
                add(metrics.step, figure.step(metrics));
            }
        }
        for (const HealthFigures& health : found->second->health) {
            if (const double value = figure.health ? figure.health(health) : none; !std::isnan(value)) {
                add(health.step, value);
            }
        }
        shown.push_back(std::move(curve));
    }
    plot_->setLogarithmic(logarithmic_->isChecked());
    plot_->setSmoothed(smoothed_->isChecked());
    plot_->setCurves(std::move(shown), tr(figure.name));
    plotStack_->setCurrentIndex(runs_.empty() ? 0 : 1);
}

void RunComparison::showDifference() {
    TextTable table = differenceText(difference_);
    QStringList tips;
    table.head.front() = tr("Setting").toStdString();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const ConfigField* field = findField(difference_.fields[i].id);
        const QString unit = fieldUnit(*field);
        tips += fieldSentence(*field) + QStringLiteral("\n") + QString::fromStdString(difference_.fields[i].id);
        table.rows[i].front() = (fieldLabel(*field) + (unit.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(unit))).toStdString();
    }
    const bool any = !table.rows.empty();
    differenceModel_->setTable(std::move(table), tips);
    fitColumns(*differenceView_);
    auto* empty = static_cast<EmptyState*>(differenceStack_->widget(0));
    empty->setText(difference_.runs.size() < 2 ? tr("Choose two runs or more: the settings in which they differ are listed here, and only those.")
                                               : tr("All settings of the chosen runs are alike."));
    differenceStack_->setCurrentIndex(any ? 1 : 0);
}

void RunComparison::showResults() {
    TextTable table = resultText(results_);
    table.head[0] = tr("Run").toStdString();
    table.head[1] = tr("Runs").toStdString();
    const bool any = !results_.tasks.empty();
    resultModel_->setTable(std::move(table));
    fitColumns(*resultView_);
    resultView_->setToolTip(tr("Mean over seeds ± half of the 95 % confidence interval (Student's t)"));
    resultStack_->setCurrentIndex(any ? 1 : 0);
}

TextTable RunComparison::chosenTable() const {
    return tabs_->currentIndex() == 0 ? resultText(results_) : differenceText(difference_);
}

void RunComparison::copy(bool latex) {
    const TextTable table = !latex && tabs_->currentIndex() == 0 ? resultNumbers(results_) : chosenTable();
    QGuiApplication::clipboard()->setText(QString::fromStdString(latex ? latexText(table) : csvText(table)));
    Q_EMIT saved(latex ? tr("The table is in the clipboard as LaTeX.") : tr("The table is in the clipboard as CSV."));
}

void RunComparison::save() {
    auto* dialog = new QFileDialog(this, tr("Save the table"), {}, tr("Comma-separated values (*.csv);;LaTeX (*.tex)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    const TextTable shown = chosenTable(), numbers = tabs_->currentIndex() == 0 ? resultNumbers(results_) : shown;
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("tex")) ? QStringLiteral("tex") : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, shown, numbers](const QString& path) {
        const std::string text = path.endsWith(QLatin1String(".tex")) ? latexText(shown) : csvText(numbers);
        inBackground(
            this,
            [path, text] {
                durableReplace(toPath(path), text);
                return true;
            },
            [this, path](Outcome<bool> done) { done ? Q_EMIT saved(tr("Saved %1.").arg(path)) : Q_EMIT failed(done.error); });
    });
    dialog->open();
}

}  // namespace ajepa
