// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/config_form.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "engine/config/config_fields.h"
#include "engine/config/derived_values.h"
#include "widgets/config_editor.h"
#include "widgets/config_labels.h"
#include "widgets/config_row.h"
#include "widgets/error_text.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr int rowSpacing = 6;
constexpr int helpHeight = 46;
constexpr int leastLabelWidth = 80;
constexpr std::size_t longestUndo = 200;

QString idOf(const ConfigField& field) {
    return QString::fromLatin1(field.id.data(), qsizetype(field.id.size()));
}

QVBoxLayout* column(QWidget* parent) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(rowSpacing);
    return layout;
}

}  // namespace

ConfigForm::ConfigForm(const QStringList& leftOut, QWidget* parent) : QWidget(parent), leftOut_(leftOut) {
    auto* layout = column(this);
    layout->setSpacing(spacingUnit);
    buildHead(layout);
    buildScroll(layout);
    help_ = new QLabel;
    help_->setWordWrap(true);
    help_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    help_->setMinimumHeight(helpHeight);  // of most sentences, so that the form seldom moves; longer ones take what they need
    setRole(help_, "small");
    layout->addWidget(help_);
    explain(nullptr);
}

void ConfigForm::buildHead(QVBoxLayout* layout) {
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search all settings"));
    search_->setAccessibleName(tr("Search all settings"));
    search_->setClearButtonEnabled(true);
    search_->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    auto* action = new QAction(themedIcon(QStringLiteral("undo")), tr("Take back the last change of the settings"), this);
    action->setEnabled(false);
    action->setShortcut(QKeySequence::Undo);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, &ConfigForm::undo);
    undoButton_ = new QToolButton;
    undoButton_->setDefaultAction(action);
    undoButton_->setAccessibleName(action->text());
    auto* line = new QHBoxLayout;
    line->setSpacing(innerSpacing);
    line->addWidget(search_, 1);
    line->addWidget(undoButton_);
    layout->addLayout(line);
    connect(search_, &QLineEdit::textChanged, this, &ConfigForm::filter);
}

void ConfigForm::buildScroll(QVBoxLayout* layout) {
    auto* content = new QWidget;
    auto* rows = column(content);
    rows->setContentsMargins(0, 0, innerSpacing, 0);
    auto* basicBox = new QWidget;
    basic_ = column(basicBox);
    rows->addWidget(basicBox);
    for (const ConfigField& field : configFields()) {
        if (field.basic) {
            addRow(field, basic_);
        }
    }
    more_ = new QPushButton;
    setRole(more_, "link");
    rows->addWidget(more_, 0, Qt::AlignLeft);
    connect(more_, &QPushButton::clicked, this, [this] { showAll(!all_); });
    othersBox_ = new QWidget;
    others_ = column(othersBox_);
    rows->addWidget(othersBox_);
    nothing_ = new QLabel(tr("No setting has these words."));
    setRole(nothing_, "secondary");
    rows->addWidget(nothing_);
    rows->addStretch(1);
    scroll_ = new QScrollArea;
    scroll_->setWidget(content);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(scroll_, 1);
    filter();
}

void ConfigForm::addRow(const ConfigField& field, QVBoxLayout* layout) {
    if (leftOut_.contains(idOf(field))) {
        return;
    }
    auto* row = new ConfigRow(field);
    rows_.insert(idOf(field), row);
    layout->addWidget(row);
    row->force(config_, preset_);
    connect(row, &ConfigRow::edited, this, [this, row] { take(row); });
    connect(row, &ConfigRow::lockWanted, this, [this, row](bool locked) { lock(row, locked); });
    connect(row, &ConfigRow::resetWanted, this, [this, row] { takeBack(row); });
    connect(row, &ConfigRow::dropped, this, [this, row] { drop(row); });
    connect(row, &ConfigRow::focused, this, [this, row] { explain(row); });
}

/// The hundred others cost a tenth of a second, so they are made when somebody looks for them.
void ConfigForm::buildOthers() {
    if (!headings_.isEmpty()) {
        return;
    }
    for (const ConfigField& field : configFields()) {
        const QString section = QString::fromLatin1(sectionOf(field).data(), qsizetype(sectionOf(field).size()));
        if (!headings_.contains(section)) {
            auto* heading = new QLabel(sectionLabel(sectionOf(field)));
            setRole(heading, "section");
            headings_.insert(section, heading);
            others_->addSpacing(innerSpacing);
            others_->addWidget(heading);
        }
        if (!field.basic) {
            addRow(field, others_);
        }
    }
    fitLabels();
}

void ConfigForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitLabels();
}

/// In a narrow form all labels give way alike, so that no control is pushed out of sight.
void ConfigForm::fitLabels() {
    int controls = 0;
    for (const ConfigRow* row : std::as_const(rows_)) {
        controls = std::max(controls, row->widthBesideLabel());
    }
    const int room = width() - scroll_->verticalScrollBar()->sizeHint().width() - innerSpacing;
    for (ConfigRow* row : std::as_const(rows_)) {
        row->setLabelWidth(std::clamp(room - controls, leastLabelWidth, ConfigRow::usualLabelWidth));
    }
}

void ConfigForm::setPreset(const RunConfig& preset) {
    preset_ = preset;
    setConfig(preset);
    if (!std::exchange(hasPreset_, true)) {
        undo_.clear();  // before the first draft there is nothing to go back to
        undoButton_->defaultAction()->setEnabled(false);
    }
}

void ConfigForm::setConfig(const RunConfig& config) {
    if (!differences(config_, config).empty()) {
        remember({});
    }
    const bool otherTask = config_.train.task != config.train.task;
    config_ = config;
    forceAll();
    if (otherTask) {
        filter();
        undo_.clear();  // what the other task's settings were has no place here
        undoButton_->defaultAction()->setEnabled(false);
    }
}

void ConfigForm::setLeftOut(const QString& field, const QString& tomlValue) {
    setField(config_, field.toStdString(), tomlValue.toStdString());
    setField(preset_, field.toStdString(), tomlValue.toStdString());
}

void ConfigForm::forceAll() {
    unreadable_.clear();
    for (ConfigRow* row : std::as_const(rows_)) {
        row->setProblem({});
        row->force(config_, preset_);
    }
}

/// Before each change of the draft.
void ConfigForm::remember(const QString& field) {
    if (!undo_.empty() && !field.isEmpty() && undo_.back().field == field) {
        return;
    }
    undo_.push_back({config_, field});
    if (undo_.size() > longestUndo) {
        undo_.erase(undo_.begin());
    }
    undoButton_->defaultAction()->setEnabled(true);
}

void ConfigForm::undo() {
    if (undo_.empty()) {
        return;
    }
    RunConfig before = undo_.back().before;
    undo_.pop_back();
    for (const QString& field : std::as_const(leftOut_)) {
        setField(before, field.toStdString(), findField(field.toStdString())->read(config_));
    }
    config_ = before;
    forceAll();
    undoButton_->defaultAction()->setEnabled(canUndo());
    Q_EMIT edited();
}

/// What follows from a setting that was changed is shown anew.
void ConfigForm::showDerived() {
    for (ConfigRow* row : std::as_const(rows_)) {
        if (derivedValue(row->field().id, config_)) {
            row->force(config_, preset_);
        }
    }
}

void ConfigForm::lock(ConfigRow* row, bool locked) {
    remember({});
    setDerived(config_, row->field().id, locked);
    drop(row);
}

void ConfigForm::take(ConfigRow* row) {
    const QString id = idOf(row->field());
    try {
        RunConfig draft = config_;
        setField(draft, row->field().id, row->editor()->tomlValue().toStdString());
        if (row->field().read(draft) != row->field().read(config_)) {
            remember(id);
        }
        config_ = draft;
        unreadable_.remove(id);
        row->setProblem({});
    } catch (const Error& error) {
        unreadable_.insert(id, QString::fromUtf8(error.what()));
        row->setProblem(unreadable_.value(id));
    }
    row->mark(config_, preset_);
    showDerived();
    Q_EMIT edited();
}

void ConfigForm::takeBack(ConfigRow* row) {
    remember({});
    setField(config_, row->field().id, row->field().read(preset_));
    drop(row);
}

void ConfigForm::drop(ConfigRow* row) {
    unreadable_.remove(idOf(row->field()));
    row->setProblem({});
    row->force(config_, preset_);
    showDerived();
    Q_EMIT edited();
}

void ConfigForm::setIssues(const std::vector<ConfigIssue>& issues) {
    QHash<QString, QString> sentences = unreadable_;
    for (const ConfigIssue& issue : issues) {
        const QString id = QString::fromStdString(issue.field);
        if (!sentences.contains(id)) {
            sentences.insert(id, errorText(issue.message, issue.hint));
        }
    }
    for (auto row = rows_.cbegin(); row != rows_.cend(); ++row) {
        row.value()->setProblem(sentences.value(row.key()));
    }
}

QString ConfigForm::unreadable() const {
    return unreadable_.isEmpty() ? QString() : unreadable_.cbegin().value();
}

void ConfigForm::showAll(bool all) {
    all_ = all;
    filter();
}

void ConfigForm::search(const QString& words) {
    search_->setText(words);
}

void ConfigForm::filter() {
    const QString words = search_->text().trimmed();
    const bool searching = !words.isEmpty();
    if (all_ || searching) {
        buildOthers();
    }
    more_->setVisible(!searching);
    more_->setText(all_ ? tr("Fewer settings") : tr("All settings"));
    othersBox_->setVisible(all_ || searching);
    QStringList sections;
    bool any = false;
    for (ConfigRow* row : std::as_const(rows_)) {
        const bool matches = concerns(row->field().id, config_.train.task) && (!searching || row->matches(words));
        row->setVisible(matches);
        any = any || matches;
        if (matches && !row->field().basic) {
            sections += QString::fromLatin1(sectionOf(row->field()).data(), qsizetype(sectionOf(row->field()).size()));
        }
    }
    for (auto heading = headings_.cbegin(); heading != headings_.cend(); ++heading) {
        heading.value()->setVisible(sections.contains(heading.key()));
    }
    nothing_->setVisible(!any);
}

void ConfigForm::reveal(const QString& field) {
    if (!rows_.contains(field)) {
        showAll(true);
    }
    ConfigRow* row = rows_.value(field);
    if (row == nullptr) {
        return;
    }
    search_->clear();
    if (!row->field().basic) {
        showAll(true);
    }
    scroll_->ensureWidgetVisible(row, 0, 3 * spacingUnit);
    row->editor()->setFocus();
}

void ConfigForm::explain(const ConfigRow* row) {
    if (row == nullptr) {
        help_->setText(tr("The sentence about a setting appears here while it has the keyboard."));
        return;
    }
    const QString unit = fieldUnit(row->field());
    help_->setText(unit.isEmpty() ? fieldSentence(row->field()) : tr("%1 Unit: %2.").arg(fieldSentence(row->field()), unit));
}

}  // namespace ajepa
