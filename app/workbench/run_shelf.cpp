// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_shelf.h"

#include <utility>

#include "app/workbench/background.h"
#include "engine/runs/run_trash.h"

namespace ajepa {

void RunShelf::setNotes(std::vector<Noted> notes, const QString& sentence) {
    run([notes = std::move(notes), sentence] { return write(notes, sentence); }, true);
}

void RunShelf::trash(const Paths& runs) {
    run([runs] { return moveAll(runs, true); }, true);
}

void RunShelf::restore(const Paths& trashed) {
    run([trashed] { return moveAll(trashed, false); }, true);
}

void RunShelf::emptyTrash(const std::filesystem::path& runsFolder) {
    undo_.clear();  // what lay there cannot come back
    run(
        [runsFolder]() -> Result {
            ajepa::emptyTrash(runsFolder);
            return {{}, tr("The trash is empty."), {}};
        },
        false);
}

void RunShelf::undo() {
    if (!undo_.empty()) {
        Step step = std::move(undo_.back());
        undo_.pop_back();
        run(std::move(step), false);
    }
}

void RunShelf::run(Step step, bool undoable) {
    waiting_.emplace_back(std::move(step), undoable);
    runNext();
}

void RunShelf::runNext() {
    if (working_ || waiting_.empty()) {
        return;
    }
    working_ = true;
    auto [step, undoable] = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    inBackground(this, std::move(step), [this, keep = undoable](Outcome<Result> outcome) {
        working_ = false;
        const bool back = outcome && keep && outcome.value->back;
        if (back) {
            undo_.push_back(outcome.value->back);
        }
        if (outcome && !outcome.value->sentence.isEmpty()) {
            Q_EMIT done(outcome.value->sentence, back);
        }
        if (const QString problem = outcome ? outcome.value->problem : outcome.error; !problem.isEmpty()) {
            Q_EMIT failed(problem);
        }
        Q_EMIT changed();
        runNext();
    });
}

RunShelf::Result RunShelf::write(const std::vector<Noted>& notes, const QString& sentence) {
    Result result;
    std::vector<Noted> back;
    for (const Noted& noted : notes) {
        try {
            writeNotes(noted.run, noted.after);
            back.push_back({noted.run, noted.after, noted.before});
        } catch (const std::exception& error) {
            result.problem = errorSentence(error);
        }
    }
    if (!back.empty()) {
        result.sentence = sentence;
        result.back = [back] { return write(back, tr("The change was taken back.")); };
    }
    return result;
}

RunShelf::Result RunShelf::moveAll(const Paths& paths, bool toTrash) {
    Result result;
    Paths moved;
    for (const auto& path : paths) {
        try {
            moved.push_back(toTrash ? moveToTrash(path) : restoreFromTrash(path));
        } catch (const std::exception& error) {
            result.problem = errorSentence(error);
        }
    }
    if (!moved.empty()) {
        result.sentence =
            toTrash ? tr("%n run(s) moved to the trash.", nullptr, int(moved.size())) : tr("%n run(s) taken back.", nullptr, int(moved.size()));
        result.back = [moved, toTrash] { return moveAll(moved, !toTrash); };
    }
    return result;
}

}  // namespace ajepa
