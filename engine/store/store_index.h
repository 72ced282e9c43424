// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/audio/audio_file.h"
#include "engine/corpus/corpus.h"

namespace ajepa {

/// Frames of a clip take whole blocks of this many frames in a shard; the rest of the last block is zero. With 128 bands a block is one memory page.
inline constexpr std::uint32_t blockFrames = 16;

/// One clip's line in index.bin, 64 bytes, little-endian. The n-th line is the n-th clip of the corpus.
struct StoredClip {
    std::uint64_t offset = 0;  ///< first byte in the shard
    std::uint32_t frames = 0;
    std::uint16_t shard = 0;
    std::uint16_t problem = 0;     ///< 0, or 1 + AudioProblem of a clip that could not be read when the store was made
    std::uint64_t sourceSize = 0;  ///< bytes of the sound file; 0 for a rendered clip
    std::int64_t sourceTime = 0;   ///< its time of modification, ns since 1970
    std::array<std::byte, 32> sha256{};

    bool readable() const { return problem == 0; }
    AudioProblem audioProblem() const { return static_cast<AudioProblem>(problem - 1); }
};
static_assert(sizeof(StoredClip) == 64 && std::is_trivially_copyable_v<StoredClip> && std::endian::native == std::endian::little);

/// Bytes that `frames` frames of `mels` halves take in a shard.
inline std::uint64_t storedBytes(std::uint32_t frames, int mels) {
    const std::uint64_t blocks = (std::uint64_t{frames} + blockFrames - 1) / blockFrames;
    return blocks * blockFrames * static_cast<std::uint64_t>(mels) * sizeof(std::uint16_t);
}

/// Whether a clip's bytes lie in a shard of `shardBytes` bytes, whatever numbers its line holds.
inline bool liesWithin(const StoredClip& line, int mels, std::uint64_t shardBytes) {
    const std::uint64_t bytes = storedBytes(line.frames, mels);
    return bytes <= shardBytes && line.offset <= shardBytes - bytes;
}

/// "shard-00000.f16"
std::string shardName(std::uint16_t shard);

/// SHA-256 as it stands in the index.
std::array<std::byte, 32> shaBytes(std::span<const std::byte> bytes);

/// Size and time of the file behind a clip; both 0 for a rendered clip and for a file that is not there.
struct SourceStamp {
    std::uint64_t size = 0;
    std::int64_t time = 0;
    bool operator==(const SourceStamp&) const = default;
};
SourceStamp sourceStamp(const Corpus& corpus, std::size_t clip);

/// The whole lines of an index file; a torn last one is left out. Empty if there is no file. Throws Error(storage).
std::vector<StoredClip> readIndex(const std::filesystem::path& path);

}  // namespace ajepa
