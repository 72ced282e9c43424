// SPDX-License-Identifier: Apache-2.0
#include "engine/store/feature_store.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr const char* remedy = "make it again with: ajepa features CORPUS --preset P --store";

Error damage(const fs::path& path, const std::string& what) {
    return {ErrorKind::storage, "the feature store " + path.string() + " is damaged: " + what, path.string(), remedy};
}

Error staleness(const fs::path& path, const std::string& what) {
    return {ErrorKind::storage, "the feature store " + path.string() + " is out of date: " + what, path.string(), remedy};
}

std::vector<StoredClip> checkedIndex(const fs::path& folder, const StoreManifest& manifest) {
    const fs::path path = folder / storeIndexName;
    std::vector<StoredClip> index = readIndex(path);
    std::error_code ignored;
    const bool whole = index.size() == manifest.clips && fs::file_size(path, ignored) == index.size() * sizeof(StoredClip);
    if (!whole || sha256(std::as_bytes(std::span(index))) != manifest.indexSha256) {
        throw damage(folder, std::string(storeIndexName) + " is not the one that it was finished with");
    }
    return index;
}

/// What no clip of such a store can have; empty if there is nothing of the kind.
std::string impossibilityOf(const StoredClip& line, const StoreManifest& manifest) {
    if (line.problem > audioProblems) {
        return "has a problem of an unknown kind";
    }
    if (line.frames > std::uint32_t{INT32_MAX}) {
        return "has more frames than a clip can have";
    }
    if (line.frames > 0 && line.shard >= manifest.shardBytes.size()) {
        return "lies in a shard that is not there";
    }
    if (line.frames > 0 && !liesWithin(line, manifest.mels, manifest.shardBytes[line.shard])) {
        return "lies beyond its shard";
    }
    return line.frames > 0 && line.offset % sizeof(std::uint16_t) != 0 ? "begins within a value" : "";
}

}  // namespace

FeatureStore::FeatureStore(fs::path folder, std::shared_ptr<const Corpus> corpus, const StoreKey& key)
    : folder_(std::move(folder)),
      corpus_(std::move(corpus)),
      manifest_(readStoreManifest(folder_ / storeManifestName)),
      index_(checkedIndex(folder_, manifest_)),
      checked_(std::make_unique<std::atomic<bool>[]>(index_.size())) {
    refuseStale(key);
    for (std::size_t shard = 0; shard < manifest_.shardBytes.size(); ++shard) {
        shards_.emplace_back(folder_ / shardName(static_cast<std::uint16_t>(shard)), manifest_.shardBytes[shard]);
    }
    refuseImpossible(key);
}

/// A hash tells that a file is as it was written, not by whom.
void FeatureStore::refuseImpossible(const StoreKey& key) const {
    if (manifest_.mels != key.mels) {
        throw damage(folder_, "it has " + std::to_string(manifest_.mels) + " bands, its settings " + std::to_string(key.mels));
    }
    for (std::size_t clip = 0; clip < index_.size(); ++clip) {
        if (const std::string what = impossibilityOf(index_[clip], manifest_); !what.empty()) {
            throw damage(folder_, "clip " + corpus_->clips()[clip].id + " " + what);
        }
    }
}

void FeatureStore::refuseStale(const StoreKey& key) const {
    if (manifest_.corpus != key.corpus || index_.size() != corpus_->clips().size()) {
        throw staleness(folder_, "it was made from another corpus, or the corpus was imported again");
    }
    if (manifest_.settings != key.settings) {
        throw staleness(folder_, "it was made with other audio or feature settings");
    }
    std::size_t changed = 0;
    std::string first;
    for (std::size_t clip = 0; clip < index_.size(); ++clip) {
        if (sourceStamp(*corpus_, clip) != SourceStamp{index_[clip].sourceSize, index_[clip].sourceTime}) {
            first = changed++ == 0 ? corpus_->file(clip).string() : first;
        }
    }
    if (changed > 0) {
        throw staleness(folder_, "size or time of " + first + (changed > 1 ? " and of " + std::to_string(changed - 1) + " more clips" : "") +
                                     " has changed since it was made");
    }
}

StoredFrames FeatureStore::frames(std::size_t clip) const {
    const StoredClip& line = index_.at(clip);
    if (!line.readable()) {
        throw AudioError(line.audioProblem(), corpus_->file(clip), "it could not be read when the feature store was made");
    }
    if (line.frames == 0) {
        return {{}, 0, manifest_.mels};
    }
    const auto bytes = shards_[line.shard].bytes().subspan(line.offset, storedBytes(line.frames, manifest_.mels));
    if (!checked_[clip].load(std::memory_order_relaxed)) {
        if (shaBytes(bytes) != line.sha256) {
            throw damage(folder_ / shardName(line.shard), "the SHA-256 of clip " + corpus_->clips()[clip].id + " is not the index's");
        }
        checked_[clip].store(true, std::memory_order_relaxed);
    }
    const std::size_t values = std::size_t{line.frames} * static_cast<std::size_t>(manifest_.mels);
    return {{reinterpret_cast<const std::uint16_t*>(bytes.data()), values}, static_cast<int>(line.frames), manifest_.mels};
}

void FeatureStore::verify(const std::stop_token& stop, const std::function<void(std::size_t, std::size_t)>& progress) const {
    for (std::size_t clip = 0; clip < index_.size() && !stop.stop_requested(); ++clip) {
        if (index_[clip].readable()) {
            (void)frames(clip);
        }
        if (progress) {
            progress(clip + 1, index_.size());
        }
    }
}

}  // namespace ajepa
