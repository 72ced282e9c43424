// SPDX-License-Identifier: Apache-2.0
#include "engine/store/store_builder.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/features/clip_features.h"
#include "engine/runs/free_space.h"
#include "engine/store/half.h"
#include "engine/store/store_writer.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t clipsPerThread = 16;

/// What a making needs at every turn.
struct Source {
    std::shared_ptr<const Corpus> corpus;
    ClipFeatures features;
    FeatureConfig settings;
    StoreKey key;
};

PreparedClip prepare(const Source& source, std::size_t clip) {
    PreparedClip prepared;
    const SourceStamp stamp = sourceStamp(*source.corpus, clip);  // before reading: a file that changes meanwhile is stale afterwards
    prepared.line.sourceSize = stamp.size;
    prepared.line.sourceTime = stamp.time;
    try {
        const LogMel logMel = source.features.rawWhole(source.corpus->read(clip));
        prepared.line.frames = static_cast<std::uint32_t>(logMel.frames);
        prepared.halves.resize(storedBytes(prepared.line.frames, logMel.mels) / sizeof(std::uint16_t));
        toHalves(logMel.values, prepared.halves.data());
        prepared.line.sha256 = shaBytes(std::as_bytes(std::span(std::as_const(prepared.halves))));
    } catch (const AudioError& error) {
        prepared.line.problem = static_cast<std::uint16_t>(1 + static_cast<int>(error.problem()));
    }
    return prepared;
}

/// Lines of an earlier making whose files are still the same.
std::size_t unchangedLines(const Corpus& corpus, std::span<const StoredClip> lines) {
    std::size_t clip = 0;
    while (clip < std::min(lines.size(), corpus.clips().size()) &&
           sourceStamp(corpus, clip) == SourceStamp{lines[clip].sourceSize, lines[clip].sourceTime}) {
        ++clip;
    }
    return clip;
}

/// Bytes that the clips from `first` on will take, by the durations of the manifest.
std::uint64_t expectedBytes(const Source& source, std::size_t first) {
    std::uint64_t bytes = 0;
    const std::vector<Clip>& clips = source.corpus->clips();
    for (std::size_t clip = first; clip < clips.size(); ++clip) {
        const auto frames = source.features.extractor().frameCount(std::llround(clips[clip].durationS * source.settings.sampleRateHz));
        bytes += storedBytes(static_cast<std::uint32_t>(frames), source.settings.mels) + sizeof(StoredClip);
    }
    return bytes;
}

/// Adds what is missing. False if stopped before the end.
bool write(StoreWriter& writer, const Source& source, const StoreMaking& making) {
    writer.cutTo(unchangedLines(*source.corpus, writer.written()));
    const std::size_t all = source.corpus->clips().size();
    requireFreeSpace(writer.folder(), expectedBytes(source, writer.written().size()), "the feature store of " + source.corpus->name());
    while (writer.written().size() < all) {
        const std::size_t first = writer.written().size();
        std::vector<PreparedClip> group(std::min(all - first, clipsPerThread * static_cast<std::size_t>(threadCount(making.threads))));
        parallelFor(group.size(), making.threads, making.stop, [&](std::size_t i) { group[i] = prepare(source, first + i); });
        if (making.stop.stop_requested()) {
            return false;
        }
        writer.add(group);
        if (making.progress) {
            making.progress(writer.written().size(), all);
        }
    }
    return true;
}

void requireReadable(const Corpus& corpus, std::span<const StoredClip> lines) {
    if (std::none_of(lines.begin(), lines.end(), [](const StoredClip& line) { return line.readable(); })) {
        throw Error(ErrorKind::data, "none of the " + std::to_string(lines.size()) + " clips of " + corpus.name() + " could be read", "data.corpus",
                    "import the corpus again; the report names each bad file");
    }
}

bool canWrite(const fs::path& folder) {
    fs::path existing = folder;
    std::error_code ignored;
    while (!fs::exists(existing, ignored) && existing.has_relative_path()) {
        existing = existing.parent_path();
    }
    return ::access(existing.c_str(), W_OK | X_OK) == 0;
}

fs::path placeFor(const Corpus& corpus, const StoreKey& key) {
    const std::vector<fs::path> folders = storeFolders(corpus, key);
    const auto writable = std::find_if(folders.begin(), folders.end(), canWrite);
    if (writable == folders.end()) {
        throw Error(ErrorKind::storage, "no folder can be written to for the feature store of " + corpus.name(), corpus.location(),
                    "make the corpus' folder writable, or set XDG_CACHE_HOME to a folder that is");
    }
    return *writable;
}

std::optional<fs::path> finishedStore(const Corpus& corpus, const StoreKey& key) {
    for (const fs::path& folder : storeFolders(corpus, key)) {
        std::error_code ignored;
        if (fs::exists(folder / storeManifestName, ignored)) {
            return folder;
        }
    }
    return std::nullopt;
}

std::shared_ptr<const FeatureStore> make(const Source& source, const StoreMaking& making) {
    const fs::path folder = placeFor(*source.corpus, source.key);
    {
        StoreWriter writer(folder, source.settings.mels, making.shardBytes);
        std::error_code ignored;
        if (!fs::exists(folder / storeManifestName, ignored)) {  // else another process has just finished it
            if (!write(writer, source, making)) {
                return nullptr;
            }
            requireReadable(*source.corpus, writer.written());
            writer.finish(source.key);
        }
    }
    return std::make_shared<FeatureStore>(folder, source.corpus, source.key);
}

/// Takes a store out of use, then away. Its files are removed, not cut: who has them mapped keeps them.
void discard(const fs::path& folder) {
    std::vector<fs::path> files{folder / storeManifestName, folder / storeIndexName};
    std::error_code reason;
    for (std::uint16_t shard = 0; fs::exists(folder / shardName(shard), reason); ++shard) {
        files.push_back(folder / shardName(shard));
    }
    for (const fs::path& file : files) {
        if (fs::remove(file, reason); reason) {
            throw storageError("cannot remove", file, reason.value());
        }
    }
}

}  // namespace

std::shared_ptr<const FeatureStore> openOrMakeStore(const std::shared_ptr<const Corpus>& corpus, const AudioConfig& audio,
                                                    const FeatureConfig& features, const StoreMaking& making) {
    StoreKey key = storeKey(*corpus, audio, features);
    if (const auto folder = finishedStore(*corpus, key)) {
        return std::make_shared<FeatureStore>(*folder, corpus, key);
    }
    return make({corpus, ClipFeatures(audio, features), features, std::move(key)}, making);
}

std::shared_ptr<const FeatureStore> renewStore(const std::shared_ptr<const Corpus>& corpus, const AudioConfig& audio, const FeatureConfig& features,
                                               const StoreMaking& making) {
    const StoreKey key = storeKey(*corpus, audio, features);
    while (const auto folder = finishedStore(*corpus, key)) {
        try {
            auto store = std::make_shared<FeatureStore>(*folder, corpus, key);
            store->verify(making.stop, making.progress);
            return making.stop.stop_requested() ? nullptr : store;
        } catch (const Error&) {
            discard(*folder);
        }
    }
    return openOrMakeStore(corpus, audio, features, making);
}

}  // namespace ajepa
