// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import_report_view.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int rowHeight = 24;

/// "44,100 Hz: 380 · 22,050 Hz: 20"
QString counts(const std::map<int, std::size_t>& values, const QString& unit) {
    QStringList parts;
    for (const auto& [value, clips] : values) {
        parts += QStringLiteral("%1: %2").arg(withUnit(countText(value), unit), countText(qint64(clips)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString names(const std::map<std::string, std::size_t>& values) {
    QStringList parts;
    for (const auto& [name, clips] : values) {
        parts += QString::fromStdString(name);
    }
    return QStringLiteral("%1 (%2)").arg(countText(parts.size()), parts.join(QStringLiteral(", ")));
}

/// What is wrong, without the path in front of it, which has a column of its own.
QString detailOf(const ImportProblem& problem) {
    const std::size_t name = problem.detail.find(problem.path + ": ");
    return QString::fromStdString(name == std::string::npos ? problem.detail : problem.detail.substr(name + problem.path.size() + 2));
}

}  // namespace

ImportReportView::ImportReportView(QWidget* parent)
    : QWidget(parent), title_(new QLabel), facts_(new QGridLayout), problemsTitle_(new QLabel), problems_(new QTableWidget(0, 4)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    setRole(title_, "title");
    setRole(problemsTitle_, "section");
    facts_->setHorizontalSpacing(2 * spacingUnit);
    facts_->setVerticalSpacing(innerSpacing);
    facts_->setColumnStretch(1, 1);
    problems_->setHorizontalHeaderLabels({tr("File"), tr("Problem"), tr("Detail"), tr("Result")});
    problems_->verticalHeader()->hide();
    problems_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    problems_->setSelectionBehavior(QAbstractItemView::SelectRows);
    problems_->setShowGrid(false);
    problems_->setWordWrap(false);
    problems_->verticalHeader()->setDefaultSectionSize(rowHeight);
    problems_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    problems_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    problems_->setAccessibleName(tr("Problems of the import"));
    layout->addWidget(title_);
    layout->addLayout(facts_);
    layout->addWidget(problemsTitle_);
    layout->addWidget(problems_, 1);
}

void ImportReportView::setReport(const ImportReport& report) {
    title_->setText(tr("%Ln clip(s), %1", "count and duration", int(report.clips)).arg(durationText(report.hours * 3600)));
    int row = 0;
    addFact(row++, tr("Layout"), QString::fromStdString(report.kind));
    const std::pair<QString, const std::map<std::string, std::size_t>*> sets[] = {
        {tr("Classes"), &report.classes}, {tr("Folds"), &report.folds}, {tr("Splits"), &report.splits}};
    for (const auto& [name, values] : sets) {
        if (!values->empty()) {
            addFact(row++, name, names(*values));
        }
    }
    if (report.groups > 0) {
        addFact(row++, tr("Groups"), countText(qint64(report.groups)));
    }
    addFact(row++, tr("Sample rates"), counts(report.sampleRates, QStringLiteral("Hz")));
    addFact(row++, tr("Channels"), counts(report.channels, {}));
    fillProblems(report.problems);
}

void ImportReportView::addFact(int row, const QString& name, const QString& value) {
    auto* left = new QLabel(name);
    setRole(left, "secondary");
    auto* right = new QLabel(value);
    right->setWordWrap(true);
    right->setProperty("data", true);
    right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->addWidget(left, row, 0, Qt::AlignTop);
    facts_->addWidget(right, row, 1);
}

void ImportReportView::fillProblems(const std::vector<ImportProblem>& problems) {
    const auto excluded = std::count_if(problems.begin(), problems.end(), [](const ImportProblem& problem) { return problem.excluded; });
    problemsTitle_->setText(problems.empty() ? tr("No problems found")
                                             : tr("%1 findings, %2 files left out").arg(countText(qint64(problems.size())), countText(excluded)));
    problems_->setVisible(!problems.empty());
    problems_->setRowCount(int(problems.size()));
    for (int row = 0; row < int(problems.size()); ++row) {
        const ImportProblem& problem = problems[std::size_t(row)];
        const QString cells[] = {QString::fromStdString(problem.path), QString::fromStdString(problem.kind), detailOf(problem),
                                 problem.excluded ? tr("left out") : tr("kept")};
        for (int column = 0; column < 4; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            problems_->setItem(row, column, item);
        }
    }
    problems_->setColumnWidth(0, 220);
    problems_->setColumnWidth(1, 88);
    problems_->setColumnWidth(3, 72);
}

}  // namespace ajepa
