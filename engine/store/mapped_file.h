// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace ajepa {

/// A whole file as read-only memory. It is mapped, not read: pages come from the disk, or from the system's cache, when they are touched.
class MappedFile {
public:
    /// Throws Error(storage) if it cannot be opened or does not have `size` bytes.
    MappedFile(const std::filesystem::path& path, std::size_t size);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::span<const std::byte> bytes() const { return bytes_; }

private:
    std::span<const std::byte> bytes_;
};

}  // namespace ajepa
