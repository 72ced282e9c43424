// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/navigation_rail.h"

#include <QAction>
#include <QActionGroup>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {

NavigationRail::NavigationRail(QWidget* parent) : QFrame(parent), layout_(new QVBoxLayout(this)), group_(new QActionGroup(this)) {
    setRole(this, "rail");
    setFixedWidth(9 * spacingUnit);
    layout_->setContentsMargins(innerSpacing, spacingUnit, innerSpacing, spacingUnit);
    layout_->setSpacing(innerSpacing);
    layout_->addStretch(1);
}

void NavigationRail::addWorkspace(const QString& icon, const QString& label) {
    const int index = int(actions_.size());
    auto* action = new QAction(themedIcon(icon), label, this);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(int(Qt::CTRL) | int(Qt::Key_1 + index)));
    action->setToolTip(tr("%1 (%2)").arg(label, action->shortcut().toString(QKeySequence::NativeText)));
    action->setActionGroup(group_);
    auto* button = new QToolButton;
    setRole(button, "rail");
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFixedHeight(52);
    layout_->insertWidget(index, button);
    actions_ += action;
    connect(action, &QAction::triggered, this, [this, index] { Q_EMIT chosen(index); });
}

void NavigationRail::choose(int index) {
    actions_.at(index)->setChecked(true);
}

}  // namespace ajepa
