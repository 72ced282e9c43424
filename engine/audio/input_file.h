// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace ajepa {

/// A regular file opened for reading. Devices, pipes and folders are refused, so nothing here can block.
class InputFile {
public:
    /// Throws AudioError(unreadable, or empty for a file without a byte).
    explicit InputFile(const std::filesystem::path& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::int64_t size() const { return size_; }
    int descriptor() const { return descriptor_; }

    /// Bytes read at an offset, fewer at the end of the file; the file position stays where it is.
    std::size_t readAt(std::int64_t offset, std::span<unsigned char> bytes) const;

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::int64_t size_ = 0;
};

}  // namespace ajepa
