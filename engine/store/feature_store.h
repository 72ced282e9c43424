// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/corpus/corpus.h"
#include "engine/store/mapped_file.h"
#include "engine/store/store_index.h"
#include "engine/store/store_key.h"
#include "engine/store/store_manifest.h"

namespace ajepa {

/// A clip in the store: ln mel energy of the whole clip as halves [frames, mels], its level set over the whole clip (ClipFeatures::rawWhole).
struct StoredFrames {
    std::span<const std::uint16_t> halves;
    int frames = 0;
    int mels = 0;
};

/// A finished feature store, mapped into memory: the log-mel of every clip of a corpus at half precision, made once for a corpus and a front-end.
///
///   FINGERPRINT/  store.json        what it was made from; written last, an unfinished store has none
///                 index.bin         64 bytes a clip: place, frames, file's size and time, SHA-256 (StoredClip)
///                 shard-00000.f16   whole blocks of 16 frames, one clip after another; shards of about 1 GiB
///
/// Immutable; safe to share between threads.
class FeatureStore {
public:
    /// Throws Error(storage) if the store is damaged (also where its hashes agree, but its numbers are none that a store can have), or stale: made from
    /// another corpus, other settings, or sound files whose size or time has changed since.
    FeatureStore(std::filesystem::path folder, std::shared_ptr<const Corpus> corpus, const StoreKey& key);

    const std::filesystem::path& folder() const { return folder_; }
    const StoreManifest& manifest() const { return manifest_; }
    std::size_t size() const { return index_.size(); }

    /// A clip, borrowed from the mapping. Its SHA-256 is checked when it is first asked for. Throws AudioError for a clip that could not be read when the
    /// store was made, Error(storage) for a damaged one.
    StoredFrames frames(std::size_t clip) const;

    /// Checks every byte that has not been checked yet. Throws as frames(), but passes over clips that could not be read.
    void verify(const std::stop_token& stop = {}, const std::function<void(std::size_t done, std::size_t all)>& progress = {}) const;

private:
    void refuseStale(const StoreKey& key) const;
    void refuseImpossible(const StoreKey& key) const;

    std::filesystem::path folder_;
    std::shared_ptr<const Corpus> corpus_;
    StoreManifest manifest_;
    std::vector<StoredClip> index_;
    std::vector<MappedFile> shards_;
    std::unique_ptr<std::atomic<bool>[]> checked_;
};

}  // namespace ajepa
