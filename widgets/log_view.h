// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QStringList>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// The log of a run: newest lines at the foot, warnings and errors marked by a word and a colour. Keeps the last 2000 lines; follows the end unless scrolled up.
class LogView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit LogView(QWidget* parent = nullptr);
    /// Replaces everything.
    void setLines(const std::vector<LogLine>& lines);
    void append(const std::vector<LogLine>& lines);
    /// Shows only lines of this weight or more that have all these words; the others stay, and come back with the filter gone.
    void setFilter(LogLevel least, const QString& words);

protected:
    void changeEvent(QEvent* event) override;

private:
    bool passes(const LogLine& line) const;
    void insert(const LogLine& line);

    std::vector<LogLine> lines_;
    LogLevel least_ = LogLevel::info;
    QStringList words_;
};

}  // namespace ajepa
