// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/corpus/corpus_import.h"

class QGridLayout;
class QLabel;
class QTableWidget;

namespace ajepa {

/// What an import found: clips, hours, classes, folds, rates, channels; then each problem with its file.
class ImportReportView final : public QWidget {
    Q_OBJECT

public:
    explicit ImportReportView(QWidget* parent = nullptr);
    void setReport(const ImportReport& report);

private:
    void fillProblems(const std::vector<ImportProblem>& problems);
    void addFact(int row, const QString& name, const QString& value);

    QLabel* title_;
    QGridLayout* facts_;
    QLabel* problemsTitle_;
    QTableWidget* problems_;
};

}  // namespace ajepa
