// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>

namespace ajepa {

/// Looks now and then whether a run's reported steps reach its metrics.jsonl. A run trains on while its record cannot be written; the window says so.
class RecordWatch final : public QObject {
    Q_OBJECT

public:
    explicit RecordWatch(QObject* parent = nullptr);
    /// Another run, or none.
    void watch(const std::filesystem::path& run);
    /// The newest step that was reported to the window.
    void reported(std::int64_t step) { reported_ = step; }
    /// Looks now; behind() or caughtUp() may follow.
    void look();

Q_SIGNALS:
    /// The record stands at `written` though `reported` was told at the last look.
    void behind(qint64 written, qint64 reported);
    void caughtUp();

private:
    std::filesystem::path run_;
    std::int64_t reported_ = 0;
    std::int64_t due_ = 0;  ///< reported at the last look: must be on the disk by now
    bool behind_ = false;
    QTimer pace_;
};

}  // namespace ajepa
