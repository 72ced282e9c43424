// SPDX-License-Identifier: Apache-2.0
// Order on the disk: a group's bytes, then its index lines, then store.json. A kill between any two of them leaves lines whose bytes are there, and bytes
// without a line, which the next making cuts off.
#include "engine/store/store_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/store/store_manifest.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

fs::path created(const fs::path& folder) {
    std::error_code reason;
    fs::create_directories(folder, reason);
    if (reason) {
        throw storageError("cannot create the folder", folder, reason.value());
    }
    return folder;
}

/// Opens a file for appending behind its first `size` bytes.
FileDescriptor openCut(const fs::path& path, std::uint64_t size) {
    FileDescriptor file(path, O_WRONLY | O_CREAT | O_APPEND, "cannot open");
    if (::ftruncate(file.number(), static_cast<off_t>(size)) != 0) {
        throw storageError("cannot cut back", path, errno);
    }
    return file;
}

/// The lines whose bytes are all there.
std::vector<StoredClip> backedLines(const fs::path& folder, int mels) {
    std::vector<StoredClip> lines = readIndex(folder / storeIndexName);
    const auto backed = [&](const StoredClip& line) {
        std::error_code missing;
        const std::uintmax_t size = line.frames == 0 ? 0 : fs::file_size(folder / shardName(line.shard), missing);
        return line.frames == 0 || (!missing && liesWithin(line, mels, size));
    };
    lines.erase(std::find_if_not(lines.begin(), lines.end(), backed), lines.end());
    return lines;
}

/// A kill while store.json was being written leaves its temporary.
void removeTemporaries(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().filename().string().starts_with(std::string(".") + storeManifestName)) {
            fs::remove(entry.path(), ignored);
        }
    }
}

}  // namespace

StoreWriter::StoreWriter(fs::path folder, int mels, std::uint64_t shardBytes)
    : folder_(created(folder)),
      mels_(mels),
      shardBytes_(shardBytes),
      lock_(folder_ / "lock", "the feature store " + folder_.string(), "wait until it is finished there, then start again"),
      lines_(backedLines(folder_, mels)) {
    removeTemporaries(folder_);
    cutTo(lines_.size());
}

std::uint64_t StoreWriter::endOf(std::uint16_t shard) const {
    std::uint64_t end = 0;
    for (const StoredClip& line : lines_) {
        end = line.shard == shard ? std::max(end, line.offset + storedBytes(line.frames, mels_)) : end;
    }
    return end;
}

void StoreWriter::cutTo(std::size_t clips) {
    lines_.resize(clips);
    index_ = openCut(folder_ / storeIndexName, clips * sizeof(StoredClip));
    const std::uint16_t last = lines_.empty() ? std::uint16_t{0} : lines_.back().shard;
    openShard(last, endOf(last));
    std::error_code ignored;
    for (auto shard = static_cast<std::uint16_t>(last + 1); fs::remove(folder_ / shardName(shard), ignored); ++shard) {
    }
}

void StoreWriter::openShard(std::uint16_t shard, std::uint64_t size) {
    shard_ = openCut(folder_ / shardName(shard), size);
    syncFolder(folder_);
    shardNumber_ = shard;
    shardEnd_ = size;
}

void StoreWriter::appendToShard(PreparedClip& clip) {
    const auto bytes = std::as_bytes(std::span(std::as_const(clip.halves)));
    if (shardEnd_ > 0 && shardEnd_ + bytes.size() > shardBytes_) {
        shard_.sync();
        shard_.close();
        openShard(static_cast<std::uint16_t>(shardNumber_ + 1), 0);
    }
    clip.line.shard = shardNumber_;
    clip.line.offset = shardEnd_;
    shard_.write(bytes);
    shardEnd_ += bytes.size();
}

void StoreWriter::add(std::span<PreparedClip> group) {
    std::vector<StoredClip> lines;
    for (PreparedClip& clip : group) {
        appendToShard(clip);
        lines.push_back(clip.line);
    }
    shard_.sync();
    index_.write(std::as_bytes(std::span(std::as_const(lines))));
    index_.sync();
    lines_.insert(lines_.end(), lines.begin(), lines.end());
}

void StoreWriter::finish(const StoreKey& key) {
    StoreManifest manifest{key.corpus, key.settings, mels_, lines_.size(), 0, 0, {}, sha256(std::as_bytes(std::span(std::as_const(lines_))))};
    manifest.shardBytes.resize(std::size_t{shardNumber_} + 1);
    for (const StoredClip& line : lines_) {
        manifest.unreadable += line.readable() ? 0 : 1;
        manifest.frames += line.frames;
        std::uint64_t& bytes = manifest.shardBytes[line.shard];
        bytes = std::max(bytes, line.offset + storedBytes(line.frames, mels_));
    }
    durableReplace(folder_ / storeManifestName, storeManifestText(manifest));
}

}  // namespace ajepa
