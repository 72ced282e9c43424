// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/config_row.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>

#include "engine/config/derived_values.h"
#include "widgets/config_editor.h"
#include "widgets/config_labels.h"
#include "widgets/elided_label.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {
constexpr int resetWidth = 24;
}  // namespace

ConfigRow::ConfigRow(const ConfigField& field, QWidget* parent)
    : QWidget(parent), field_(field), label_(new ElidedLabel), editor_(ConfigEditor::make(field)), reset_(new QToolButton), problem_(new QLabel) {
    label_->setText(fieldLabel(field));
    setLabelWidth(usualLabelWidth);
    label_->setBuddy(editor_);
    const QString id = QString::fromLatin1(field.id.data(), qsizetype(field.id.size()));
    setToolTip(tr("<p>%1</p><p>%2</p>").arg(fieldSentence(field).toHtmlEscaped(), id));
    reset_->setIcon(themedIcon(QStringLiteral("reset")));
    reset_->setIconSize({14, 14});
    reset_->setFixedSize(resetWidth, resetWidth);
    reset_->setAccessibleName(tr("Reset %1").arg(fieldLabel(field)));
    QSizePolicy keepsItsPlace = reset_->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(!canBeDerived(field.id));  // a padlock stands there until both are needed
    reset_->setSizePolicy(keepsItsPlace);
    reset_->hide();
    problem_->setWordWrap(true);
    problem_->setProperty("data", true);
    setRole(problem_, "bad-small");
    problem_->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(innerSpacing);
    line->addWidget(editor_, 1);
    if (canBeDerived(field.id)) {
        lock_ = new QToolButton;
        lock_->setIconSize({14, 14});
        lock_->setFixedSize(resetWidth, resetWidth);
        line->addWidget(lock_);
        connect(lock_, &QToolButton::clicked, this, [this] { Q_EMIT lockWanted(!locked_); });
    }
    line->addWidget(reset_);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(innerSpacing);
    layout->setVerticalSpacing(2);
    layout->addWidget(label_, 0, 0, Qt::AlignVCenter);
    layout->addLayout(line, 0, 1);
    layout->addWidget(problem_, 1, 0, 1, 2);
    layout->setColumnStretch(1, 1);
    for (QWidget* input : editor_->inputs()) {
        input->installEventFilter(this);
    }
    connect(editor_, &ConfigEditor::edited, this, &ConfigRow::edited);
    connect(editor_, &ConfigEditor::dropped, this, &ConfigRow::dropped);
    connect(reset_, &QToolButton::clicked, this, &ConfigRow::resetWanted);
}

bool ConfigRow::hasKeyboard() const {
    const QList<QWidget*> inputs = editor_->inputs();
    return std::any_of(inputs.begin(), inputs.end(), [](const QWidget* input) { return input->hasFocus(); });
}

void ConfigRow::show(const RunConfig& config, const RunConfig& preset) {
    if (hasKeyboard()) {
        mark(config, preset);
    } else {
        force(config, preset);
    }
}

void ConfigRow::force(const RunConfig& config, const RunConfig& preset) {
    editor_->setTomlValue(QString::fromStdString(derivedValue(field_.id, config).value_or(field_.read(config))));
    mark(config, preset);
}

void ConfigRow::mark(const RunConfig& config, const RunConfig& preset) {
    const std::string original = field_.read(preset);
    reset_->setVisible(field_.read(config) != original);
    reset_->setToolTip(tr("Changed; the preset has %1").arg(QString::fromStdString(original)));
    showLock(config);
}

/// A closed padlock: the control shows what the value comes to, and takes none.
void ConfigRow::showLock(const RunConfig& config) {
    if (lock_ == nullptr) {
        return;
    }
    locked_ = derivedValue(field_.id, config).has_value();
    editor_->setEnabled(!locked_);
    lock_->setIcon(themedIcon(locked_ ? QStringLiteral("lock") : QStringLiteral("unlock")));
    lock_->setToolTip(locked_ ? tr("Follows from other settings. Open the lock to give it a value of its own.")
                              : tr("Has a value of its own. Close the lock to let it follow from other settings."));
    lock_->setAccessibleName(locked_ ? tr("Unlock %1").arg(fieldLabel(field_)) : tr("Lock %1").arg(fieldLabel(field_)));
}

void ConfigRow::setLabelWidth(int pixels) {
    label_->setFixedWidth(pixels);
}

int ConfigRow::widthBesideLabel() const {
    return minimumSizeHint().width() - label_->minimumWidth();
}

void ConfigRow::setProblem(const QString& sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    editor_->setProblem(!sentence.isEmpty());
}

bool ConfigRow::matches(const QString& words) const {
    const QString text = QString::fromLatin1(field_.id.data(), qsizetype(field_.id.size())) + QLatin1Char(' ') + fieldLabel(field_) +
                         QLatin1Char(' ') + fieldSentence(field_);
    const QStringList parts = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(), [&](const QString& part) { return text.contains(part, Qt::CaseInsensitive); });
}

/// A line takes Ctrl+Z for what was typed in it; with nothing left to take back there, the form takes it.
bool ConfigRow::passesUndoOn(QObject* watched, QEvent* event) const {
    const auto* line = qobject_cast<const QLineEdit*>(watched);
    return event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo) && line != nullptr &&
           !line->isUndoAvailable();
}

bool ConfigRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        Q_EMIT focused();
    }
    if (passesUndoOn(watched, event)) {
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ajepa
