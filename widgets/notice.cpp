// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice.h"

#include <QHBoxLayout>
#include <QLabel>

#include "widgets/theme.h"

namespace ajepa {

Notice::Notice(Tone tone, QWidget* parent) : QFrame(parent), text_(new QLabel) {
    setRole(this, tone == Tone::warning ? "notice-warn" : "notice-bad");
    text_->setWordWrap(true);
    text_->setProperty("data", true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(text_, tone == Tone::warning ? "warn" : "bad");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->addWidget(text_);
    hide();
}

void Notice::say(const QString& sentence) {
    if (sentence != text_->text()) {
        text_->setText(sentence);
    }
    setVisible(!sentence.isEmpty());
}

QString Notice::sentence() const {
    return text_->text();
}

}  // namespace ajepa
