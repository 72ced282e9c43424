// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/corpus/corpus.h"
#include "engine/corpus/corpus_manifest.h"

namespace ajepa {

/// Builds a corpus in a hidden folder beside its place and moves it there in one step. Destroyed without `publish`, it leaves nothing behind.
class CorpusWriter {
public:
    /// Throws Error(storage) if `out` is neither absent, an empty folder, nor a corpus of the same source, or if its parent cannot be written.
    CorpusWriter(const std::filesystem::path& out, const std::string& source);
    ~CorpusWriter();
    CorpusWriter(const CorpusWriter&) = delete;
    CorpusWriter& operator=(const CorpusWriter&) = delete;

    /// Folder to build in; put copied or rendered sounds into audioFolder() before publishing.
    std::filesystem::path audioFolder() const { return building_ / "audio"; }
    /// Copies root/relative to audioFolder()/relative. Throws Error(storage).
    void copyAudio(const std::filesystem::path& root, const std::string& relative) const;
    /// Writes clips.csv and corpus.toml durably and moves the folder to its place; a corpus of the same source is exchanged for the new one, files in it that are
    /// not ours are kept. Throws Error(storage).
    void publish(CorpusManifest manifest, const std::vector<Clip>& clips);

private:
    std::filesystem::path out_;
    std::string source_;
    std::filesystem::path building_;
};

}  // namespace ajepa
