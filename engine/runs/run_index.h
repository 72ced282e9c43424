// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "engine/runs/run_row.h"

namespace ajepa {

/// A row and the state of the files that it was made of.
struct IndexedRow {
    RunStamps stamps;
    RunRowPointer row;
    bool settled = false;  ///< the stamps can be relied on
};

/// Rows by the name of the run's folder.
using RunIndex = std::map<std::string, IndexedRow>;

/// RUNS/.catalogue.json: rows of an earlier reading, so that thousands of runs open at once. Disposable: a file that is missing, damaged, of another version or
/// of another folder gives an empty index, and nothing that stands in it is believed of a run whose files have changed since.
RunIndex readRunIndex(const std::filesystem::path& runsFolder);

/// Keeps the settled rows. A folder that cannot be written is no error: the next opening is slower, nothing else.
void writeRunIndex(const std::filesystem::path& runsFolder, const RunIndex& index);

}  // namespace ajepa
