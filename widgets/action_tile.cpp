// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/action_tile.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {

ActionTile::ActionTile(const QString& icon, const QString& title, const QString& sentence, QWidget* parent)
    : QPushButton(parent), iconName_(icon), icon_(new QLabel) {
    setRole(this, "tile");
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* name = new QLabel(title);
    setRole(name, "title");
    auto* what = new QLabel(sentence);
    setRole(what, "secondary");
    what->setWordWrap(true);
    what->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* words = new QVBoxLayout;
    words->setSpacing(innerSpacing);
    words->addWidget(name);
    words->addWidget(what, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(2 * spacingUnit);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    for (QWidget* label : {static_cast<QWidget*>(icon_), static_cast<QWidget*>(name), static_cast<QWidget*>(what)}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    showIcon();
}

QSize ActionTile::sizeHint() const {
    return {320, 112};
}

void ActionTile::changeEvent(QEvent* event) {
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showIcon();
    }
}

void ActionTile::showIcon() {
    icon_->setPixmap(themedIcon(iconName_).pixmap(QSize(28, 28), devicePixelRatioF(), QIcon::Normal, QIcon::On));
}

}  // namespace ajepa
