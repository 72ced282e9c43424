// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/runs/file_descriptor.h"
#include "engine/runs/safetensors.h"

namespace ajepa {

/// Writes the token embeddings of many clips, which come one clip at a time, as a safetensors file: `tokens` [clips, cells, dim] f32 and `valid_cells`
/// [clips] i32. `cells` is that of the longest clip; behind a shorter one stand zeros. Memory does not grow with the file: rows are appended as they come, behind
/// room for the header, and if they turn out to be of different length they are moved apart at the end, the last one first.
class TokenFile {
public:
    /// `clips` is the most that will come, `largest` the most metadata that publish() will get. Throws Error(storage).
    TokenFile(const std::filesystem::path& path, std::size_t clips, const Metadata& largest);
    /// Removes what was not published.
    ~TokenFile();
    TokenFile(const TokenFile&) = delete;
    TokenFile& operator=(const TokenFile&) = delete;

    /// The tokens of the next clip [cells, dim], of which the first `validCells` hold sound. Throws Error(storage), at the first clip also if the file
    /// cannot fit on its disk.
    void append(std::span<const float> tokens, std::int64_t dim, std::int64_t validCells);
    /// Gives the file its header and its name; an older one of that name stands until then. Throws Error(storage).
    void publish(const Metadata& metadata);

    std::size_t clips() const { return rows_.size(); }
    /// Cells of the longest clip so far.
    std::int64_t cells() const { return cells_; }

private:
    /// Where a clip's tokens lie while the file grows.
    struct Row {
        std::uint64_t begin = 0;
        std::int64_t cells = 0;
    };
    void requireSpace(std::uint64_t bytesPerClip) const;
    void moveApart();
    std::vector<TensorInfo> infos(std::size_t clips, std::int64_t cells, std::int64_t dim) const;
    std::uint64_t cellBytes() const { return static_cast<std::uint64_t>(dim_) * sizeof(float); }

    std::filesystem::path path_, temporary_;
    std::size_t mostClips_;
    std::size_t headerBytes_ = 0;
    FileDescriptor file_;
    std::uint64_t end_ = 0;
    std::int64_t dim_ = 0, cells_ = 0;
    std::vector<Row> rows_;
    std::vector<std::int32_t> validCells_;
};

}  // namespace ajepa
