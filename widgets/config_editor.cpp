// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/config_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

#include "widgets/config_labels.h"
#include "widgets/theme.h"
#include "widgets/unit_edit.h"

namespace ajepa {
namespace {

/// Units longer than this stand in the help line only.
constexpr int longestShownUnit = 9;

QString shownUnit(const ConfigField& field) {
    const QString unit = fieldUnit(field);
    return unit.size() <= longestShownUnit ? unit : QString();
}

QString unquoted(const QString& toml) {
    if (toml.size() < 2 || (!toml.startsWith(QLatin1Char('"')) && !toml.startsWith(QLatin1Char('\'')))) {
        return toml;
    }
    QString inner = toml.mid(1, toml.size() - 2);
    return toml.startsWith(QLatin1Char('\''))
               ? inner
               : inner.replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\\\"), QLatin1String("\\"));
}

QString quoted(QString text) {
    return QLatin1Char('"') + text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\"")) +
           QLatin1Char('"');
}

class CheckEditor final : public ConfigEditor {
public:
    CheckEditor(const ConfigField& field, QWidget* parent) : ConfigEditor(parent), box_(new QCheckBox) {
        arrange(field);
        connect(box_, &QCheckBox::clicked, this, &ConfigEditor::edited);
    }
    QString tomlValue() const override { return box_->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); }
    void setTomlValue(const QString& value) override { box_->setChecked(value == QLatin1String("true")); }
    QList<QWidget*> inputs() const override { return {box_}; }

private:
    QCheckBox* box_;
};

class ChoiceEditor final : public ConfigEditor {
public:
    ChoiceEditor(const ConfigField& field, QWidget* parent) : ConfigEditor(parent), list_(new QComboBox) {
        for (const std::string_view choice : field.choices) {
            list_->addItem(QString::fromLatin1(choice.data(), qsizetype(choice.size())));
        }
        list_->setProperty("data", true);  // ids of the configuration, the same in every language
        list_->setFocusPolicy(Qt::StrongFocus);
        list_->setMinimumContentsLength(6);
        list_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        arrange(field);
        connect(list_, &QComboBox::activated, this, &ConfigEditor::edited);
    }
    QString tomlValue() const override { return quoted(list_->currentText()); }
    void setTomlValue(const QString& value) override { list_->setCurrentText(unquoted(value)); }
    QList<QWidget*> inputs() const override { return {list_}; }

private:
    QComboBox* list_;
};

class TextEditor final : public ConfigEditor {
public:
    TextEditor(const ConfigField& field, QWidget* parent) : ConfigEditor(parent), line_(new QLineEdit) {
        arrange(field);
        connect(line_, &QLineEdit::textEdited, this, &ConfigEditor::edited);
    }
    QString tomlValue() const override { return quoted(line_->text()); }
    void setTomlValue(const QString& value) override { line_->setText(unquoted(value)); }
    QList<QWidget*> inputs() const override { return {line_}; }

private:
    QLineEdit* line_;
};

class NumberEditor final : public ConfigEditor {
public:
    NumberEditor(const ConfigField& field, QWidget* parent) : ConfigEditor(parent), line_(new UnitEdit(shownUnit(field))) {
        arrange(field);
        connect(line_, &QLineEdit::textEdited, this, &ConfigEditor::edited);
    }
    QString tomlValue() const override { return line_->text().trimmed(); }
    void setTomlValue(const QString& value) override { line_->setText(value); }
    QList<QWidget*> inputs() const override { return {line_}; }

private:
    UnitEdit* line_;
};

/// Pairs, and lists as numbers with commas between.
class NumbersEditor final : public ConfigEditor {
public:
    NumbersEditor(const ConfigField& field, int count, QWidget* parent) : ConfigEditor(parent) {
        for (int i = 0; i < count; ++i) {
            lines_ += new UnitEdit(i + 1 == count ? shownUnit(field) : QString());
            connect(lines_.back(), &QLineEdit::textEdited, this, &ConfigEditor::edited);
        }
        arrange(field);
    }
    QString tomlValue() const override {
        QStringList parts;
        for (const UnitEdit* line : lines_) {
            parts += line->text().trimmed();
        }
        return QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
    }
    void setTomlValue(const QString& value) override {
        const QString inner = QString(value).remove(QLatin1Char('[')).remove(QLatin1Char(']')).trimmed();
        const QStringList parts = inner.split(QLatin1Char(','));
        for (int i = 0; i < lines_.size(); ++i) {
            lines_[i]->setText(lines_.size() == 1 ? inner : parts.value(i).trimmed());
        }
    }
    QList<QWidget*> inputs() const override {
        QList<QWidget*> all;
        for (UnitEdit* line : lines_) {
            all += line;
        }
        return all;
    }

private:
    QList<UnitEdit*> lines_;
};

}  // namespace

ConfigEditor* ConfigEditor::make(const ConfigField& field, QWidget* parent) {
    switch (field.type) {
        case FieldType::boolean:
            return new CheckEditor(field, parent);
        case FieldType::choice:
            return new ChoiceEditor(field, parent);
        case FieldType::text:
            return new TextEditor(field, parent);
        case FieldType::integer:
        case FieldType::real:
            return new NumberEditor(field, parent);
        case FieldType::integerPair:
        case FieldType::realPair:
            return new NumbersEditor(field, 2, parent);
        case FieldType::realList:
            return new NumbersEditor(field, 1, parent);
    }
    Q_UNREACHABLE();
}

void ConfigEditor::arrange(const ConfigField& field) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(innerSpacing);
    for (QWidget* input : inputs()) {
        row->addWidget(input, 1);
        input->setAccessibleName(fieldLabel(field));
        input->setAccessibleDescription(fieldSentence(field));
        input->installEventFilter(this);
    }
    setFocusProxy(inputs().front());
}

void ConfigEditor::setProblem(bool problem) {
    for (QWidget* input : inputs()) {
        if (input->property("problem").toBool() != problem) {
            input->setProperty("problem", problem);
            input->style()->unpolish(input);
            input->style()->polish(input);
        }
    }
}

bool ConfigEditor::eventFilter(QObject* watched, QEvent* event) {
    // The wheel scrolls the form; it changes a value only where the keyboard is.
    if (event->type() == QEvent::Wheel && !qobject_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        Q_EMIT dropped();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ajepa
