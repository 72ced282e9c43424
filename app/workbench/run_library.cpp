// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_library.h"

#include <algorithm>
#include <utility>

#include "app/workbench/background.h"
#include "app/workbench/session.h"
#include "engine/runs/run_trash.h"

namespace ajepa {

struct RunLibrary::Reader {
    explicit Reader(const std::filesystem::path& folder) : runs(folder), trash(trashOf(folder)) {}
    RunCatalogue runs, trash;
};

RunLibrary::RunLibrary(Session& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&session_, &Session::runsFolderChanged, this, &RunLibrary::refresh);
}

const RunSummary* RunLibrary::find(const std::filesystem::path& path) const {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const RunSummary& run) { return run.path == path; });
    return found == runs_.end() ? nullptr : &*found;
}

void RunLibrary::refresh() {
    if (reading_) {
        again_ = true;
        return;
    }
    reading_ = true;
    if (reader_ == nullptr || reader_->runs.folder() != session_.runsFolder()) {
        reader_ = std::make_shared<Reader>(session_.runsFolder());
    }
    const auto read = [reader = reader_] { return Reading{reader->runs.read(), reader->trash.read()}; };
    inBackground(this, read, [this](Outcome<Reading> reading) {
        reading_ = false;
        if (reading) {
            take(std::move(*reading.value));
        } else {
            known_ = true;
            Q_EMIT session_.failed(reading.error);
        }
        if (std::exchange(again_, false)) {
            refresh();
        }
    });
}

void RunLibrary::take(Reading reading) {
    // Rows of runs that have not changed are the same objects as before.
    if (std::exchange(known_, true) && reading.rows == rows_ && reading.trash == trash_) {
        return;
    }
    rows_ = std::move(reading.rows);
    trash_ = std::move(reading.trash);
    runs_.clear();
    for (const RunRowPointer& row : rows_) {
        if (!row->notes.archived) {
            runs_.push_back(row->summary);
        }
    }
    Q_EMIT changed();
}

}  // namespace ajepa
