// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/curriculum_view.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/masking/curriculum.h"
#include "widgets/curriculum_plot.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int curvePoints = 257;

/// All functions; a table only where there is one.
std::vector<CurriculumPlot::Curve> curvesOf(const RunConfig& config) {
    std::vector<CurriculumPlot::Curve> curves;
    for (const std::string_view id : enumIds<CurriculumFunction>()) {
        CurriculumConfig curriculum = config.curriculum;
        curriculum.function = enumFromId<CurriculumFunction>(id);
        if (curriculum.function == CurriculumFunction::table && curriculum.table.size() < 2)
            continue;
        CurriculumPlot::Curve curve{QString::fromUtf8(id.data(), qsizetype(id.size())), {}, curriculum.function == config.curriculum.function};
        for (int i = 0; i < curvePoints; ++i)
            curve.probabilities.push_back(scheduledProbability(curriculum, config.train.steps * i / (curvePoints - 1), config.train.steps));
        curves.push_back(std::move(curve));
    }
    // The chosen one is painted last, over the others.
    std::stable_partition(curves.begin(), curves.end(), [](const auto& curve) { return !curve.chosen; });
    return curves;
}

}  // namespace

CurriculumView::CurriculumView(QWidget* parent) : QWidget(parent), plot_(new CurriculumPlot), means_(new QLabel) {
    setRole(means_, "secondary");
    means_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, spacingUnit, 2 * spacingUnit, spacingUnit);
    layout->setSpacing(innerSpacing);
    layout->addWidget(means_);
    layout->addWidget(plot_, 1);
    connect(plot_, &CurriculumPlot::stepChosen, this, &CurriculumView::stepChosen);
}

void CurriculumView::setConfig(const RunConfig& config) {
    config_ = config;
    stale_ = true;
    if (isVisible())
        refresh();
}

void CurriculumView::setStep(qint64 step) {
    plot_->setStep(step);
}

void CurriculumView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_)
        refresh();
}

void CurriculumView::refresh() {
    stale_ = false;
    plot_->setCurves(config_.train.steps, curvesOf(config_));
    task_.start([config = config_](const std::stop_token&) { return curriculumProfile(config); },
                [this](Outcome<CurriculumProfile> profile) {
                    if (!profile)
                        return means_->setText(profile.error);
                    plot_->setProfile(std::move(*profile.value));
                    showMeans();
                    Q_EMIT shown();
                });
}

void CurriculumView::showMeans() {
    const CurriculumProfile& profile = plot_->profile();
    QString text = tr("Time-frequency masks over the training: %1 of the steps scheduled, %2 drawn by seed %3.")
                       .arg(percentText(profile.meanScheduled), percentText(profile.meanDrawn))
                       .arg(config_.train.seed);
    if (config_.mask.strategy != MaskStrategy::curriculum)
        text += QLatin1Char(' ') + tr("The mask strategy is not \"curriculum\": training would not follow it.");
    means_->setText(text);
}

}  // namespace ajepa
