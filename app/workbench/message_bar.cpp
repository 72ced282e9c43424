// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), text_(new QLabel) {
    setRole(this, "notice-bad");
    setAccessibleName(tr("Message"));
    text_->setWordWrap(true);
    text_->setProperty("data", true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(text_, "bad");
    auto* close = new QToolButton;
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->addWidget(text_, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::showSentence(const QString& sentence) {
    text_->setText(sentence);
    setVisible(!sentence.isEmpty());
}

QString MessageBar::sentence() const {
    return isHidden() ? QString() : text_->text();
}

}  // namespace ajepa
