// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_library.h"

#include <algorithm>
#include <utility>

#include "app/workbench/background.h"
#include "app/workbench/session.h"

namespace ajepa {

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
    const auto read = [folder = session_.runsFolder()] {
        return std::filesystem::is_directory(folder) ? listRuns(folder) : std::vector<RunSummary>{};  // the first run makes the folder
    };
    inBackground(this, read, [this](Outcome<std::vector<RunSummary>> runs) {
        reading_ = false;
        if (runs) {
            runs_ = std::move(*runs.value);
            Q_EMIT changed();
        } else {
            Q_EMIT session_.failed(runs.error);
        }
        if (std::exchange(again_, false)) {
            refresh();
        }
    });
}

}  // namespace ajepa
