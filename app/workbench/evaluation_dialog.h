// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include "app/workbench/evaluation_session.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace ajepa {

/// What the chosen runs are to be measured by.
class EvaluationDialog final : public QDialog {
    Q_OBJECT

public:
    /// `corpora`: locations to choose from besides the runs' own corpora.
    EvaluationDialog(int runs, const QStringList& corpora, QWidget* parent = nullptr);
    EvaluationPlan plan() const;

Q_SIGNALS:
    void wanted(const ajepa::EvaluationPlan& plan);

private:
    void check();

    QComboBox* corpus_;
    QCheckBox *knn_, *linear_;
    QComboBox* encoder_;
    QComboBox* pooling_;
    QCheckBox *untrained_, *logMel_;
    QPushButton* measure_;
};

}  // namespace ajepa
