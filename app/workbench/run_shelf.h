// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <vector>

#include "engine/runs/run_notes.h"

namespace ajepa {

/// What people do with finished runs as folders: notes and tags, archive, trash; each step can be taken back. All file work happens off the GUI thread, one step
/// after the other.
class RunShelf final : public QObject {
    Q_OBJECT

public:
    using Paths = std::vector<std::filesystem::path>;
    struct Noted {
        std::filesystem::path run;
        RunNotes before, after;
    };

    using QObject::QObject;
    /// Writes notes of several runs as one step. `sentence` says what was done: "2 runs archived"; empty for what needs no word.
    void setNotes(std::vector<Noted> notes, const QString& sentence);
    void trash(const Paths& runs);
    void restore(const Paths& trashed);
    /// Deletes what lies in the trash. Cannot be taken back.
    void emptyTrash(const std::filesystem::path& runsFolder);
    bool canUndo() const { return !undo_.empty(); }
    void undo();

Q_SIGNALS:
    /// Something was done: what, and whether undo() takes it back.
    void done(const QString& sentence, bool canUndo);
    void failed(const QString& sentence);
    /// The folders are not as they were.
    void changed();

private:
    /// What a step came to: how to take it back, and the first thing that went wrong. A step of many runs does as many as it can.
    struct Result {
        std::function<Result()> back;
        QString sentence;
        QString problem;
    };
    using Step = std::function<Result()>;

    void run(Step step, bool undoable);
    void runNext();
    static Result write(const std::vector<Noted>& notes, const QString& sentence);
    static Result moveAll(const Paths& paths, bool toTrash);

    std::vector<std::pair<Step, bool>> waiting_;
    bool working_ = false;
    std::vector<Step> undo_;
};

}  // namespace ajepa
