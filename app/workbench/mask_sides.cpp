// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_sides.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

#include "app/workbench/mask_settings.h"
#include "widgets/theme.h"

namespace ajepa {

MaskSides::MaskSides(MaskSettings& settings, QWidget* parent)
    : QWidget(parent),
      settings_(settings),
      compare_(new QCheckBox(tr("Compare two settings"))),
      tabs_(new QTabBar),
      copy_(new QPushButton),
      swap_(new QPushButton(tr("Swap"))) {
    compare_->setToolTip(tr("A second setting on the same clip, step and seed (Shift+C)"));
    for (const MaskSide side : {MaskSide::a, MaskSide::b})
        tabs_->addTab(maskSideName(side));
    tabs_->setDrawBase(false);
    tabs_->setAccessibleName(tr("The setting that the controls belong to"));
    tabs_->setToolTip(tr("The setting that the controls below belong to (X: the other one)"));
    swap_->setToolTip(tr("A becomes B, and B becomes A"));
    auto* row = new QHBoxLayout;
    row->setSpacing(innerSpacing);
    row->addWidget(tabs_);
    row->addStretch(1);
    row->addWidget(copy_);
    row->addWidget(swap_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    layout->addWidget(compare_);
    layout->addLayout(row);
    connect(compare_, &QCheckBox::toggled, &settings_, &MaskSettings::setComparing);
    connect(tabs_, &QTabBar::currentChanged, &settings_, [this](int tab) { settings_.choose(static_cast<MaskSide>(tab)); });
    connect(copy_, &QPushButton::clicked, &settings_, &MaskSettings::copyToOther);
    connect(swap_, &QPushButton::clicked, &settings_, &MaskSettings::swap);
    connect(&settings_, &MaskSettings::replaced, this, &MaskSides::show);
    connect(&settings_, &MaskSettings::comparingChanged, this, &MaskSides::show);
    show();
}

void MaskSides::show() {
    const bool comparing = settings_.isComparing();
    const QSignalBlocker blockers[] = {QSignalBlocker(compare_), QSignalBlocker(tabs_)};
    compare_->setChecked(comparing);
    tabs_->setCurrentIndex(static_cast<int>(settings_.chosen()));
    copy_->setText(tr("Copy to %1").arg(maskSideName(otherSide(settings_.chosen()))));
    for (QWidget* widget : {static_cast<QWidget*>(tabs_), static_cast<QWidget*>(copy_), static_cast<QWidget*>(swap_)})
        widget->setVisible(comparing);
}

}  // namespace ajepa
