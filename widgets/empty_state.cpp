// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace ajepa {

EmptyState::EmptyState(const QString& sentence, const QString& action, QWidget* parent)
    : QWidget(parent), sentence_(new QLabel), action_(new QPushButton) {
    sentence_->setAlignment(Qt::AlignCenter);
    sentence_->setWordWrap(true);
    setRole(sentence_, "secondary");
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacingUnit);
    layout->addStretch(1);
    layout->addWidget(sentence_);
    layout->addWidget(action_, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(action_, &QPushButton::clicked, this, &EmptyState::clicked);
    setText(sentence, action);
}

void EmptyState::setText(const QString& sentence, const QString& action) {
    sentence_->setText(sentence);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
}

}  // namespace ajepa
