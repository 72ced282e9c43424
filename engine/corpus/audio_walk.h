// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/corpus/corpus_import.h"

namespace ajepa {

/// Audio files below a folder, and those that cannot be taken.
struct AudioWalk {
    std::vector<std::string> files;  ///< relative paths with '/', sorted
    std::vector<ImportProblem> problems;
};

/// Walks a folder without following links to folders; hidden files and folders are skipped. A file counts as audio by its extension, known
/// formats that we do not decode included, so that each gets its reason. Names that are not UTF-8, links that leave the folder, special files
/// and folders that cannot be read become problems.
AudioWalk walkAudio(const std::filesystem::path& root);

/// By extension, any case.
bool looksLikeAudio(const std::filesystem::path& path);

}  // namespace ajepa
