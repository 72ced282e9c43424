// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_notes_view.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/runs/run_order.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

QString joined(const std::vector<std::string>& tags) {
    QStringList words;
    for (const std::string& tag : tags) {
        words += QString::fromStdString(tag);
    }
    return words.join(QStringLiteral(", "));
}

bool contains(const std::vector<std::string>& tags, const std::string& tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool samePaths(const RunRows& a, const RunRows& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& left, const auto& right) { return left->summary.path == right->summary.path; });
}

}  // namespace

RunNotesView::RunNotesView(RunShelf& shelf, QWidget* parent)
    : QWidget(parent), shelf_(shelf), whose_(new QLabel), tags_(new QLineEdit), text_(new QPlainTextEdit) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacingUnit, spacingUnit, spacingUnit, spacingUnit);
    layout->setSpacing(innerSpacing);
    setRole(whose_, "small");
    whose_->setProperty("data", true);
    tags_->setPlaceholderText(tr("Tags, separated by commas"));
    tags_->setAccessibleName(tr("Tags"));
    text_->setPlaceholderText(tr("Notes on this run"));
    text_->setAccessibleName(tr("Notes"));
    text_->setTabChangesFocus(true);
    layout->addWidget(whose_);
    layout->addWidget(tags_);
    layout->addWidget(text_, 1);
    connect(tags_, &QLineEdit::editingFinished, this, &RunNotesView::write);
    text_->installEventFilter(this);
    setRuns({});
}

void RunNotesView::setRuns(const RunRows& runs) {
    const bool same = samePaths(runs, runs_);
    if (!same) {
        write();
    }
    runs_ = runs;
    const bool one = runs.size() == 1;
    setEnabled(!runs.empty() && std::all_of(runs.begin(), runs.end(), [](const auto& run) { return run->isOpenable(); }));
    text_->setEnabled(one);
    const std::string_view name = one ? shortRunName(*runs.front()) : std::string_view();
    whose_->setText(one ? QString::fromUtf8(name.data(), qsizetype(name.size())) : tr("%n run(s)", nullptr, int(runs.size())));
    if (!same || !tags_->hasFocus()) {
        tags_->setText(joined(commonTags()));
    }
    if (!same || !text_->hasFocus()) {
        text_->setPlainText(one ? QString::fromStdString(runs.front()->notes.text) : QString());
    }
}

void RunNotesView::editTags() {
    tags_->setFocus();
    tags_->selectAll();
}

bool RunNotesView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == text_ && event->type() == QEvent::FocusOut) {
        write();
    }
    return QWidget::eventFilter(watched, event);
}

std::vector<std::string> RunNotesView::commonTags() const {
    std::vector<std::string> common = runs_.empty() ? std::vector<std::string>() : runs_.front()->notes.tags;
    for (const RunRowPointer& run : runs_) {
        std::erase_if(common, [&](const std::string& tag) { return !contains(run->notes.tags, tag); });
    }
    return common;
}

void RunNotesView::write() {
    const std::vector<std::string> before = commonTags(), after = tagsFrom(tags_->text().toStdString());
    std::vector<RunShelf::Noted> changes;
    for (RunRowPointer& run : runs_) {
        RunNotes notes = run->notes;
        std::erase_if(notes.tags, [&](const std::string& tag) { return contains(before, tag) && !contains(after, tag); });
        for (const std::string& tag : after) {
            if (!contains(notes.tags, tag)) {
                notes.tags.push_back(tag);
            }
        }
        if (runs_.size() == 1) {
            notes.text = text_->toPlainText().toStdString();
        }
        if (run->isOpenable() && notes != run->notes) {
            changes.push_back({run->summary.path, run->notes, notes});
            auto written = std::make_shared<RunRow>(*run);  // so that leaving the next field does not write the same again
            written->notes = notes;
            run = std::move(written);
        }
    }
    if (!changes.empty()) {
        shelf_.setNotes(std::move(changes), {});
    }
}

}  // namespace ajepa
