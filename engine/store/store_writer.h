// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "engine/runs/file_descriptor.h"
#include "engine/runs/file_lock.h"
#include "engine/store/store_index.h"
#include "engine/store/store_key.h"

namespace ajepa {

/// A clip's line and its bytes for a shard, whole blocks; where they go is the writer's.
struct PreparedClip {
    StoredClip line;
    std::vector<std::uint16_t> halves;
};

/// The files of a store in the making. Holds its lock: one process makes a store. Whatever ends this object, the next one goes on behind the last group that
/// was added whole.
class StoreWriter {
public:
    /// Creates the folder, or takes up what an earlier making left. Throws Error(storage).
    StoreWriter(std::filesystem::path folder, int mels, std::uint64_t shardBytes);

    const std::filesystem::path& folder() const { return folder_; }
    /// Lines that are on the disk.
    std::span<const StoredClip> written() const { return lines_; }
    /// Forgets the lines from `clips` on, with their bytes: their files have changed.
    void cutTo(std::size_t clips);

    /// Appends the next clips and brings them to the disk.
    void add(std::span<PreparedClip> group);
    /// Writes store.json: from here on the store counts.
    void finish(const StoreKey& key);

private:
    void appendToShard(PreparedClip& clip);
    void openShard(std::uint16_t shard, std::uint64_t size);
    std::uint64_t endOf(std::uint16_t shard) const;

    std::filesystem::path folder_;
    int mels_;
    std::uint64_t shardBytes_;
    FileLock lock_;
    std::vector<StoredClip> lines_;
    FileDescriptor index_;
    FileDescriptor shard_;
    std::uint16_t shardNumber_ = 0;
    std::uint64_t shardEnd_ = 0;
};

}  // namespace ajepa
