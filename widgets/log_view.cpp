// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log_view.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <algorithm>
#include <utility>

#include "widgets/theme.h"

namespace ajepa {
namespace {
constexpr std::size_t keptLines = 2000;
}

LogView::LogView(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setMaximumBlockCount(int(keptLines));
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setTabChangesFocus(true);
    setRole(this, "log");
    setAccessibleName(tr("Log of the run"));
    setPlaceholderText(tr("The log of the run appears here."));
}

void LogView::setLines(const std::vector<LogLine>& lines) {
    clear();
    lines_.clear();
    append(lines);
}

void LogView::append(const std::vector<LogLine>& lines) {
    QScrollBar* bar = verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 2;
    for (const LogLine& line : lines) {
        if (passes(line)) {
            insert(line);
        }
        lines_.push_back(line);
    }
    if (lines_.size() > keptLines) {
        lines_.erase(lines_.begin(), lines_.end() - std::ptrdiff_t(keptLines));
    }
    if (atEnd) {
        bar->setValue(bar->maximum());
    }
}

void LogView::setFilter(LogLevel least, const QString& words) {
    least_ = least;
    words_ = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    setLines(std::exchange(lines_, {}));
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

bool LogView::passes(const LogLine& line) const {
    const QString text = QString::fromStdString(line.text);
    return line.level >= least_ &&
           std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void LogView::insert(const LogLine& line) {
    const ThemeColours& colours = themeColours(*this);
    QTextCharFormat format;
    QString text = QString::fromStdString(line.text);
    format.setForeground(colours.secondary);
    if (line.level == LogLevel::warning) {
        format.setForeground(colours.warn);
        text = tr("warning: %1").arg(text);
    } else if (line.level == LogLevel::error) {
        format.setForeground(colours.bad);
        text = tr("error: %1").arg(text);
    }
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty()) {
        cursor.insertBlock();
    }
    cursor.insertText(text, format);
}

void LogView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        setLines(std::exchange(lines_, {}));  // the colours of the old theme are in the text
    }
}

}  // namespace ajepa
