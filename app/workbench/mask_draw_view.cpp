// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_draw_view.h"

#include <QGridLayout>
#include <QLabel>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

MaskDrawView::MaskDrawView(QWidget* parent)
    : QFrame(parent), heading_(new QLabel), context_(new QLabel), targets_(new QLabel), hidden_(new QLabel), text_(new QLabel) {
    setRole(this, "foot");
    setRole(heading_, "section");
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(2 * spacingUnit, spacingUnit + innerSpacing, 2 * spacingUnit, spacingUnit + innerSpacing);
    grid->setVerticalSpacing(2);
    grid->addWidget(heading_, 0, 0, 1, 3);
    const std::pair<QLabel*, QString> figures[] = {{context_, tr("context")}, {targets_, tr("targets together")}, {hidden_, tr("hidden")}};
    int column = 0;
    for (const auto& [label, caption] : figures) {
        setRole(label, "figure");
        label->setAccessibleName(caption);
        auto* under = new QLabel(caption);
        setRole(under, "small");
        grid->addWidget(label, 1, column);
        grid->addWidget(under, 2, column++);
    }
    text_->setWordWrap(true);
    text_->setMinimumHeight(3 * text_->fontMetrics().lineSpacing());
    text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(text_, 3, 0, 1, 3);
    setSide({});
}

void MaskDrawView::setSide(const QString& name) {
    heading_->setText(name.isEmpty() ? tr("This draw") : tr("This draw of %1").arg(name));
}

void MaskDrawView::setDraw(const RunConfig& config, const MaskDraw& draw) {
    context_->setText(percentText(draw.statistics.contextRatio));
    targets_->setText(percentText(draw.statistics.unionRatio));
    hidden_->setText(percentText(draw.statistics.hiddenRatio));
    QStringList sentences;
    if (config.mask.strategy == MaskStrategy::curriculum)
        sentences << (draw.plan.timeFrequency ? tr("The curriculum drew time-frequency masks; it schedules them for %1 of the steps here.")
                                              : tr("The curriculum drew block masks; it schedules time-frequency masks for %1 of the steps here."))
                         .arg(percentText(draw.scheduled));
    const int relaxations = draw.plan.clips.empty() ? 0 : draw.plan.clips.front().relaxations;
    if (relaxations > 0)
        sentences << tr("%n constraint(s) dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.",
                        nullptr, relaxations);
    if (draw.batch > 1)
        sentences << tr("Cut to the smallest of a batch of %1.").arg(draw.batch);
    sentences << tr("%1 × %2 patches, time × frequency.").arg(draw.plan.grid.time).arg(draw.plan.grid.bands);
    setRole(text_, "secondary");
    text_->setText(sentences.join(QLatin1Char(' ')));
}

void MaskDrawView::setProblem(const QString& sentence) {
    for (QLabel* figure : {context_, targets_, hidden_})
        figure->setText(QStringLiteral("–"));
    setRole(text_, "bad");
    text_->setText(sentence);
}

}  // namespace ajepa
