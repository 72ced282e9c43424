// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <cstdint>
#include <vector>

#include "engine/runs/run_row.h"

class QComboBox;
class QLabel;

namespace ajepa {

/// Asks which checkpoint of a run is fine-tuned, and by which recipe; the form then shows the draft.
class FinetuneDialog final : public QDialog {
    Q_OBJECT

public:
    /// `steps`: of the run's checkpoints, newest first, at least one.
    FinetuneDialog(const RunRow& run, const std::vector<std::int64_t>& steps, QWidget* parent = nullptr);

Q_SIGNALS:
    void wanted(qint64 step, const QString& preset);

private:
    void offerRecipes();
    void explain();

    QComboBox* steps_;
    QComboBox* recipes_;
    QLabel* summary_;
};

}  // namespace ajepa
