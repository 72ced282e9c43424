// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/corpus/corpus.h"
#include "engine/corpus/corpus_import.h"

namespace ajepa {

/// What a source says of its sounds before any of them is decoded.
struct SourceListing {
    std::filesystem::path root;  ///< absolute; the paths of `clips` begin here
    ImportKind kind = ImportKind::folder;
    std::vector<Clip> clips;              ///< sorted by path, then start; durationS > 0 only for parts of files; ids unique
    std::vector<ImportProblem> problems;  ///< files and rows left out already
};

/// Finds the layout (for ImportKind::automatic) and lists the sounds. Throws Error(data) if the source does not exist, is no folder or table, or does
/// not have the layout asked for.
SourceListing listSource(const std::filesystem::path& source, ImportKind kind);

/// The layout of a folder or table: the first that fits of csv, audioset, esc, fsdd, speech-commands, class-folders, folder.
ImportKind detectKind(const std::filesystem::path& source);

}  // namespace ajepa
