// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <vector>

#include "app/workbench/latest_task.h"
#include "engine/runs/config_difference.h"
#include "engine/runs/result_table.h"
#include "widgets/run_colours.h"

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QToolButton;

namespace ajepa {

class CurveOverlay;
class RunNotesView;
class RunShelf;
class TextTableModel;

/// Lower half of the Runs page: what the selected runs have done (one figure of all, overlaid), in what they differ, what they came to, and what was noted.
class RunComparison final : public QWidget {
    Q_OBJECT

public:
    RunComparison(const RunColours& colours, RunShelf& shelf, QWidget* parent = nullptr);
    /// Compares these. The same again re-reads only curves that have grown.
    void setRuns(const RunRows& runs);
    void editTags();
    const ConfigDifference& difference() const { return difference_; }
    const ResultTable& results() const { return results_; }

Q_SIGNALS:
    void failed(const QString& sentence);
    void saved(const QString& sentence);

private:
    /// Rows of a run, with the stamp of the file that they were read from.
    struct Curve {
        std::int64_t step = -1;
        std::size_t points = 0;  ///< how finely it was read
        std::vector<StepMetrics> steps;
        std::vector<HealthFigures> health;
    };
    using Curves = std::map<std::filesystem::path, std::shared_ptr<const Curve>>;

    QWidget* buildCurves();
    QWidget* buildTables();
    QWidget* buildTable(QTableView*& view, TextTableModel*& model, const QString& name, QWidget* empty);
    QWidget* buildExport();
    void read();
    void showCurves();
    void showDifference();
    void showResults();
    TextTable chosenTable() const;
    void copy(bool latex);
    void save();

    const RunColours& colours_;
    RunRows runs_;
    Curves curves_;
    ConfigDifference difference_;
    ResultTable results_;
    std::vector<std::filesystem::path> differenceOf_;
    QComboBox* figure_ = nullptr;
    QToolButton* logarithmic_ = nullptr;
    QToolButton* smoothed_ = nullptr;
    CurveOverlay* plot_ = nullptr;
    QStackedWidget* plotStack_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QTableView *differenceView_ = nullptr, *resultView_ = nullptr;
    TextTableModel *differenceModel_ = nullptr, *resultModel_ = nullptr;
    QStackedWidget *differenceStack_ = nullptr, *resultStack_ = nullptr;
    QWidget* export_ = nullptr;
    RunNotesView* notes_ = nullptr;
    LatestTask* task_;
};

}  // namespace ajepa
