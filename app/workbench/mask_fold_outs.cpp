// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_fold_outs.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/curriculum_view.h"
#include "app/workbench/mask_diagnostics_view.h"
#include "app/workbench/mask_settings.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int openHeight = 300;
constexpr int leastHeight = 120;

QToolButton* foldButton(const QString& sentence) {
    auto* button = new QToolButton;
    button->setToolTip(sentence);
    button->setCheckable(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

/// A stack that wants a certain height, and takes less where there is less.
class Pages final : public QStackedWidget {
public:
    QSize sizeHint() const override { return {QStackedWidget::sizeHint().width(), openHeight}; }
    QSize minimumSizeHint() const override { return {QStackedWidget::minimumSizeHint().width(), leastHeight}; }
};

}  // namespace

MaskFoldOuts::MaskFoldOuts(MaskSettings& settings, QWidget* parent)
    : QFrame(parent),
      settings_(settings),
      diagnostics_(new MaskDiagnosticsView),
      curriculum_(new CurriculumView),
      diagnosticsButton_(foldButton(tr("What the masks do over the whole training (D)"))),
      curriculumButton_(foldButton(tr("What is scheduled and what the seed draws (U)"))),
      row_(new QBoxLayout(QBoxLayout::LeftToRight)),
      buttons_(new QHBoxLayout),
      pages_(new Pages) {
    setRole(this, "foot");
    buttons_->setSpacing(spacingUnit);
    buttons_->addWidget(diagnosticsButton_);
    buttons_->addWidget(curriculumButton_);
    buttons_->addStretch(1);
    row_->setContentsMargins(2 * spacingUnit, innerSpacing, 2 * spacingUnit, innerSpacing);
    row_->setSpacing(innerSpacing);
    row_->addLayout(buttons_, 1);
    pages_->addWidget(diagnostics_);
    pages_->addWidget(curriculum_);
    pages_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    pages_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row_);
    layout->addWidget(pages_);
    connect(diagnosticsButton_, &QToolButton::clicked, this, [this](bool on) { unfold(on ? diagnosticsButton_ : nullptr); });
    connect(curriculumButton_, &QToolButton::clicked, this, [this](bool on) { unfold(on ? curriculumButton_ : nullptr); });
    connect(curriculum_, &CurriculumView::stepChosen, this, &MaskFoldOuts::stepChosen);
    connect(&settings_, &MaskSettings::changed, this, &MaskFoldOuts::take);
    connect(&settings_, &MaskSettings::replaced, this, &MaskFoldOuts::take);
    take();
}

void MaskFoldOuts::addBeside(QWidget* widget) {
    beside_ = widget;
    row_->addWidget(widget, 0, Qt::AlignRight);
}

QSize MaskFoldOuts::minimumSizeHint() const {
    const QMargins margins = row_->contentsMargins();
    const int widest = std::max({buttons_->minimumSize().width(), beside_ != nullptr ? beside_->minimumSizeHint().width() : 0,
                                 pages_->isVisible() ? pages_->minimumSizeHint().width() : 0});
    return {widest + margins.left() + margins.right(), QFrame::minimumSizeHint().height()};
}

void MaskFoldOuts::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    arrange();
}

void MaskFoldOuts::arrange() {
    buttons_->invalidate();  // a new text alone does not make a layout within a layout ask its buttons again
    const QMargins margins = row_->contentsMargins();
    const int wanted = buttons_->sizeHint().width() + (beside_ != nullptr ? beside_->sizeHint().width() + row_->spacing() : 0);
    const bool fits = wanted <= width() - margins.left() - margins.right();
    row_->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void MaskFoldOuts::take() {
    diagnostics_->setConfig(settings_.config());
    curriculum_->setConfig(settings_.config());
    const QString side = maskSideName(settings_.chosen());
    diagnosticsButton_->setText(settings_.isComparing() ? tr("Diagnostics of %1").arg(side) : tr("Diagnostics"));
    curriculumButton_->setText(settings_.isComparing() ? tr("Curriculum of %1").arg(side) : tr("Curriculum"));
    arrange();
}

void MaskFoldOuts::setStep(qint64 step) {
    curriculum_->setStep(step);
}

bool MaskFoldOuts::isUnfolded() const {
    return diagnosticsButton_->isChecked() || curriculumButton_->isChecked();
}

void MaskFoldOuts::toggleDiagnostics() {
    unfold(diagnosticsButton_->isChecked() ? nullptr : diagnosticsButton_);
}

void MaskFoldOuts::toggleCurriculum() {
    unfold(curriculumButton_->isChecked() ? nullptr : curriculumButton_);
}

void MaskFoldOuts::unfold(QToolButton* button) {
    for (QToolButton* each : {diagnosticsButton_, curriculumButton_}) {
        each->setChecked(each == button);
        each->setArrowType(each == button ? Qt::DownArrow : Qt::RightArrow);
    }
    // The page to be seen first: showing the other one would start its work.
    if (button != nullptr)
        pages_->setCurrentIndex(button == diagnosticsButton_ ? 0 : 1);
    pages_->setVisible(button != nullptr);
    Q_EMIT folded();
}

}  // namespace ajepa
