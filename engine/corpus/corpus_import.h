// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace ajepa {

enum class ImportKind {
    automatic /* "auto" */,
    folder /* "folder" */,
    classFolders /* "class-folders" */,
    csv /* "csv" */,
    esc /* "esc" */,
    fsdd /* "fsdd" */,
    speechCommands /* "speech-commands" */,
    audioset /* "audioset" */
};
std::string_view importKindId(ImportKind kind);
/// Throws Error(request) with the possible ids.
ImportKind importKindFromId(std::string_view id);

/// One finding of an import. `kind`: unreadable empty truncated not-audio lying-header non-finite silent clipped duplicate odd-length unsupported.
struct ImportProblem {
    std::string path;
    std::string kind;
    std::string detail;
    bool excluded = false;  ///< true if the file is not among the clips
};

/// What an import did. Every audio file below the source is either a clip or a problem with excluded = true, or both listed and kept.
struct ImportReport {
    std::size_t clips = 0;
    double hours = 0;
    std::map<std::string, std::size_t> classes;  ///< label -> clips
    std::map<std::string, std::size_t> folds;
    std::map<std::string, std::size_t> splits;
    std::map<int, std::size_t> sampleRates;  ///< Hz -> clips
    std::map<int, std::size_t> channels;
    std::size_t groups = 0;
    std::vector<ImportProblem> problems;
    std::string kind;  ///< the importer that was used
};

struct ImportOptions {
    ImportKind kind = ImportKind::automatic;
    bool copyAudio = false;  ///< copy files into OUT/audio; else clips.csv points at the source
    int threads = 0;         ///< 0 means all cores
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};  ///< called from worker threads, serialised
};

/// Reads a source folder (or a CSV, TSV or AudioSet-style JSON file), inspects every audio file, and writes `corpus.toml` and `clips.csv` into `out`, atomically: a
/// stopped or failed import leaves no corpus behind. A source that has its own clips.csv is read through it. One bad file never stops it.
/// Throws Error(data) if no clip is readable (nothing is written), Error(storage) if `out` cannot be written or already holds a corpus of another source.
ImportReport importCorpus(const std::filesystem::path& source, const std::filesystem::path& out, const ImportOptions& options = {});

/// Renders the demo corpus as WAV + clips.csv into a folder.
ImportReport renderDemoCorpus(const std::filesystem::path& out, std::uint64_t seed = 0, int clips = 320);

}  // namespace ajepa
