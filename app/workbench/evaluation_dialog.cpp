// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/evaluation_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/workbench/corpus_names.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int segments = 4;

QWidget* beside(QWidget* left, QWidget* right) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingUnit);
    layout->addWidget(left);
    layout->addWidget(right);
    layout->addStretch(1);
    return row;
}

QCheckBox* ticked(const QString& text, const QString& tip, bool on) {
    auto* box = new QCheckBox(text);
    box->setToolTip(tip);
    box->setChecked(on);
    return box;
}

}  // namespace

EvaluationDialog::EvaluationDialog(int runs, const QStringList& corpora, QWidget* parent)
    : QDialog(parent),
      corpus_(new QComboBox),
      knn_(ticked(tr("Nearest neighbours"), tr("Cosine, ten neighbours vote"), true)),
      linear_(ticked(tr("Linear probe"), tr("Logistic regression to convergence"), true)),
      encoder_(new QComboBox),
      pooling_(new QComboBox),
      untrained_(ticked(tr("Untrained"), tr("The same network with the weights of step 0"), true)),
      logMel_(ticked(tr("Log-mel statistics"), tr("Means and deviations of 64 bands, no network"), true)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Measure representations"));
    auto* sentence = new QLabel(
        tr("The newest checkpoint of %n run(s) is measured on labelled clips. What trains in this window waits meanwhile.", nullptr, runs));
    sentence->setWordWrap(true);
    corpus_->addItem(tr("The corpus of each run"));
    for (const QString& location : corpora) {
        corpus_->addItem(corpusLabel(location), location);
    }
    encoder_->addItems({tr("Target encoder"), tr("Context encoder"), tr("Both")});
    encoder_->setCurrentIndex(2);
    pooling_->addItems({tr("Mean over the clip"), tr("Four time segments")});
    pooling_->setCurrentIndex(1);
    auto* form = new QFormLayout;
    form->setSpacing(spacingUnit);
    form->addRow(tr("Corpus"), corpus_);
    form->addRow(tr("Protocols"), beside(knn_, linear_));
    form->addRow(tr("Encoder"), encoder_);
    form->addRow(tr("Pooling"), pooling_);
    form->addRow(tr("Baselines"), beside(untrained_, logMel_));
    auto* buttons = new QDialogButtonBox;
    measure_ = buttons->addButton(tr("Measure"), QDialogButtonBox::AcceptRole);
    setRole(measure_, "primary");
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(2 * spacingUnit);
    layout->addWidget(sentence);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(knn_, &QCheckBox::toggled, this, &EvaluationDialog::check);
    connect(linear_, &QCheckBox::toggled, this, &EvaluationDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT wanted(plan());
        accept();
    });
}

void EvaluationDialog::check() {
    measure_->setEnabled(knn_->isChecked() || linear_->isChecked());
}

EvaluationPlan EvaluationDialog::plan() const {
    EvaluationPlan plan;
    plan.corpus = corpus_->currentData().toString().toStdString();
    plan.protocols.clear();
    if (knn_->isChecked()) {
        plan.protocols.push_back(Protocol::knn);
    }
    if (linear_->isChecked()) {
        plan.protocols.push_back(Protocol::linear);
    }
    if (encoder_->currentIndex() == 1) {
        plan.encoders = {EncoderChoice::context};
    } else if (encoder_->currentIndex() == 2) {
        plan.encoders = {EncoderChoice::target, EncoderChoice::context};
    }
    plan.pooling.segments = pooling_->currentIndex() == 1 ? segments : 0;
    if (untrained_->isChecked()) {
        plan.baselines.push_back(Baseline::untrained);
    }
    if (logMel_->isChecked()) {
        plan.baselines.push_back(Baseline::logMel);
    }
    return plan;
}

}  // namespace ajepa
