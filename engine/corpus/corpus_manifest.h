// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace ajepa {

/// What corpus.toml says.
struct CorpusManifest {
    static constexpr int currentFormat = 1;

    int format = currentFormat;
    std::string name;
    std::string kind;            ///< importer that made it: an id of ImportKind, or "demo"
    std::string source;          ///< absolute path of the imported folder or table, or "demo:SEED:CLIPS"
    std::string root = "audio";  ///< where the paths of clips.csv begin: absolute, or relative to the corpus' folder
    std::string createdBy;
    std::size_t clips = 0;
    double hours = 0;
    bool allowOutsideRoot = false;  ///< paths may be absolute or leave the root; only ever set by hand
};

inline constexpr const char* manifestFileName = "corpus.toml";
inline constexpr const char* clipTableFileName = "clips.csv";

std::string manifestText(const CorpusManifest& manifest);

/// Throws Error(data) with line and column for a malformed file, an unknown format, or a missing root; Error(storage) if it cannot be read.
CorpusManifest readCorpusManifest(const std::filesystem::path& path);

/// Absolute audio root of the corpus in `folder`.
std::filesystem::path audioRoot(const std::filesystem::path& folder, const CorpusManifest& manifest);

/// True for a relative path without "..": lexically below its root.
bool staysBelow(const std::filesystem::path& relative);

/// True if `path`, with all links resolved, lies in `root` or below.
bool resolvesBelow(const std::filesystem::path& root, const std::filesystem::path& path);

}  // namespace ajepa
