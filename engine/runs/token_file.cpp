// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/token_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/base/error.h"
#include "engine/runs/safetensors_header.h"

namespace ajepa {
namespace {

constexpr std::uint64_t kLengthBytes = 8;  // the length of the header stands before it

std::string mibText(double bytes) {
    return std::to_string(static_cast<std::int64_t>(std::ceil(bytes / (1U << 20U)))) + " MiB";
}

/// What a header says is wrong with, in terms of the file.
template <typename Make>
std::string headerFor(const std::filesystem::path& path, Make make) {
    try {
        return make();
    } catch (const std::invalid_argument& reason) {
        throw Error(ErrorKind::storage, "cannot write " + path.string() + ": " + reason.what(), path.string());
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::storage, "cannot write " + path.string() + ": a metadata text is not UTF-8", path.string());
    }
}

}  // namespace

TokenFile::TokenFile(const std::filesystem::path& path, std::size_t clips, const Metadata& largest)
    : path_(path), temporary_(path), mostClips_(clips) {
    // The widest numbers that shape and ranges can hold: the header of the whole file is never longer.
    std::vector<TensorInfo> widest = infos(clips, std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max());
    for (TensorInfo& info : widest) {
        info.begin = info.end = std::numeric_limits<std::uint64_t>::max();
    }
    headerBytes_ = headerFor(path_, [&] { return safetensorsHeaderText(widest, largest); }).size();
    end_ = kLengthBytes + headerBytes_;
    temporary_.replace_filename('.' + path.filename().string() + ".tmp-" + uniqueSuffix());
    file_ = FileDescriptor::createNew(temporary_, path_);
}

TokenFile::~TokenFile() {
    ::unlink(temporary_.c_str());
}

std::vector<TensorInfo> TokenFile::infos(std::size_t clips, std::int64_t cells, std::int64_t dim) const {
    const auto rows = static_cast<std::int64_t>(clips);
    const std::size_t tokens = clips * static_cast<std::size_t>(cells) * static_cast<std::size_t>(dim) * sizeof(float);
    return {{"tokens", ScalarType::f32, {rows, cells, dim}, 0, tokens},
            {"valid_cells", ScalarType::i32, {rows}, tokens, tokens + clips * sizeof(std::int32_t)}};
}

void TokenFile::requireSpace(std::uint64_t bytesPerClip) const {
    std::error_code unknown;
    const auto space = std::filesystem::space(temporary_, unknown);
    const double needed = static_cast<double>(bytesPerClip) * static_cast<double>(mostClips_);
    if (!unknown && needed > static_cast<double>(space.available)) {
        throw Error(ErrorKind::storage,
                    "The tokens of " + std::to_string(mostClips_) + " clips take at least " + mibText(needed) + ", but " +
                        mibText(static_cast<double>(space.available)) + " are free for " + path_.string() + ".",
                    path_.string(), "free some space, choose another disk, or embed a smaller corpus");
    }
}

void TokenFile::append(std::span<const float> tokens, std::int64_t dim, std::int64_t validCells) {
    if (rows_.empty()) {
        dim_ = dim;
        requireSpace(tokens.size_bytes());
    }
    const auto cells = static_cast<std::int64_t>(tokens.size()) / dim_;
    rows_.push_back({end_, cells});
    validCells_.push_back(static_cast<std::int32_t>(validCells));
    cells_ = std::max(cells_, cells);
    file_.writeAt(end_, std::as_bytes(tokens));
    end_ += tokens.size_bytes();
}

// Every row's place at the end is at or behind the place where it was written, so from the last to the first none is overwritten unread.
void TokenFile::moveApart() {
    const std::uint64_t rowBytes = static_cast<std::uint64_t>(cells_) * cellBytes();
    const std::uint64_t start = kLengthBytes + headerBytes_;
    std::vector<std::byte> row;
    for (std::size_t i = rows_.size(); i-- > 0;) {
        const std::uint64_t place = start + i * rowBytes;
        if (rows_[i].begin == place && rows_[i].cells == cells_) {
            continue;
        }
        row.assign(rowBytes, std::byte{0});
        file_.readAt(rows_[i].begin, std::span(row).first(static_cast<std::size_t>(rows_[i].cells) * cellBytes()));
        file_.writeAt(place, row);
    }
    end_ = start + rows_.size() * rowBytes;
}

void TokenFile::publish(const Metadata& metadata) {
    moveApart();
    file_.writeAt(end_, std::as_bytes(std::span(validCells_)));
    const std::string header = headerFor(path_, [&] { return safetensorsHeaderText(infos(rows_.size(), cells_, dim_), metadata, headerBytes_); });
    if (header.size() != headerBytes_) {
        throw Error(ErrorKind::storage, "cannot write " + path_.string() + ": there is more metadata than was announced", path_.string());
    }
    const std::uint64_t length = header.size();
    file_.writeAt(0, std::as_bytes(std::span(&length, 1)));
    file_.writeAt(kLengthBytes, std::as_bytes(std::span(header)));
    file_.sync();
    file_.close();
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
        throw storageError("cannot replace", path_, errno);
    }
}

}  // namespace ajepa
