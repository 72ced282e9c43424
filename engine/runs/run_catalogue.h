// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/runs/run_index.h"

namespace ajepa {

/// All runs of a folder, also those that were made elsewhere and copied here, newest first. A reading after the first looks only at what has changed; the first
/// one starts from the index that an earlier reading left (run_index.h). Not thread-safe: one reader at a time.
class RunCatalogue {
public:
    explicit RunCatalogue(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Reads what is new. A row whose run has not changed is the same object as before. A folder that does not exist has no runs.
    /// Throws Error(storage) only if the folder itself cannot be listed.
    RunRows read();

    const std::filesystem::path& folder() const { return folder_; }
    /// Runs whose files were looked into by the last read(); the others were only checked for changes.
    std::size_t lookedInto() const { return lookedInto_; }

private:
    std::filesystem::path folder_;
    RunIndex index_;
    bool indexRead_ = false;
    std::size_t lookedInto_ = 0;
};

/// The archived or the other rows.
RunRows archivedRuns(const RunRows& rows, bool archived);

}  // namespace ajepa
