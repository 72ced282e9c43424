// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_trash.h"

#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/file_lock.h"
#include "engine/runs/free_name.h"
#include "engine/runs/run_lock.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

void makeFolder(const fs::path& folder) {
    std::error_code reason;
    fs::create_directories(folder, reason);
    if (reason) {
        throw storageError("cannot create the folder", folder, reason.value());
    }
}

/// A folder whose last separator is not followed by a name has an empty one.
fs::path named(const fs::path& run) {
    return run.has_filename() ? run : run.parent_path();
}

}  // namespace

fs::path trashOf(const fs::path& runsFolder) {
    return runsFolder / ".trash";
}

fs::path moveToTrash(const fs::path& folder) {
    const fs::path run = named(folder);
    const fs::path trash = trashOf(run.parent_path());
    makeFolder(trash);
    // Held over the move, so that no training starts in a folder that is going.
    const FileLock lock(run / lockName, "the run " + run.filename().string(), "stop it first");
    const fs::path moved = moveToFreeName(run, trash / run.filename());
    syncFolder(trash);
    syncFolder(run.parent_path());
    return moved;
}

fs::path restoreFromTrash(const fs::path& folder) {
    const fs::path trashed = named(folder);
    const fs::path runsFolder = trashed.parent_path().parent_path();
    const fs::path restored = moveToFreeName(trashed, runsFolder / trashed.filename());
    syncFolder(runsFolder);
    return restored;
}

void emptyTrash(const fs::path& runsFolder) {
    std::error_code reason;
    fs::remove_all(trashOf(runsFolder), reason);
    if (reason) {
        throw storageError("cannot empty", trashOf(runsFolder), reason.value());
    }
}

}  // namespace ajepa
