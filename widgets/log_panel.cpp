// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "widgets/log_view.h"
#include "widgets/theme.h"

namespace ajepa {

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), words_(new QLineEdit), least_(new QComboBox), log_(new LogView) {
    words_->setPlaceholderText(tr("Filter the log"));
    words_->setAccessibleName(tr("Filter the log"));
    words_->setClearButtonEnabled(true);
    least_->addItem(tr("everything"), int(LogLevel::info));
    least_->addItem(tr("warnings and errors"), int(LogLevel::warning));
    least_->addItem(tr("errors"), int(LogLevel::error));
    least_->setAccessibleName(tr("Which lines of the log are shown"));
    auto* head = new QHBoxLayout;
    head->setSpacing(spacingUnit);
    head->addWidget(words_, 1);
    head->addWidget(least_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, innerSpacing, 0, 0);
    layout->setSpacing(innerSpacing);
    layout->addLayout(head);
    layout->addWidget(log_, 1);
    connect(words_, &QLineEdit::textChanged, this, &LogPanel::filter);
    connect(least_, &QComboBox::currentIndexChanged, this, &LogPanel::filter);
}

void LogPanel::filter() {
    log_->setFilter(LogLevel(least_->currentData().toInt()), words_->text());
}

}  // namespace ajepa
