// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace ajepa {

/// Error(storage): "ACTION PATH: words of errno", the path as its field, and what to do where errno tells.
Error storageError(std::string_view action, const std::filesystem::path& path, int errnoValue);

/// A file descriptor that closes itself, with every return code checked, short transfers continued and EINTR retried.
/// All functions throw Error(storage) with the path and the words of errno.
class FileDescriptor {
public:
    FileDescriptor() = default;
    /// Opens with open(2); `action` stands in the message. FD_CLOEXEC is always set.
    FileDescriptor(const std::filesystem::path& path, int flags, std::string_view action);
    ~FileDescriptor();
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;

    /// Opens a regular file for reading; anything else (folder, FIFO, device) is refused without blocking.
    static FileDescriptor openRegular(const std::filesystem::path& path);
    /// Creates a file, open for writing and reading, that must not exist yet. Messages speak of `shownAs`: a temporary goes by the name of the file that it will become.
    static FileDescriptor createNew(const std::filesystem::path& path, const std::filesystem::path& shownAs);

    /// Bytes of the file when it was opened by openRegular.
    std::uint64_t size() const { return size_; }
    int number() const { return number_; }

    void write(std::span<const std::byte> bytes);
    /// Writes at an offset, wherever the last write ended.
    void writeAt(std::uint64_t offset, std::span<const std::byte> bytes);
    void write(std::string_view text) { write(std::as_bytes(std::span(text))); }
    /// Fills `into` wholly from the offset; a file that ends too early is an error.
    void readAt(std::uint64_t offset, std::span<std::byte> into) const;
    /// Asks the system to begin bringing these bytes to the disk, without waiting, so that sync() finds little left to do. Only a hint: what goes wrong shows in
    /// sync().
    void beginSync(std::uint64_t offset, std::uint64_t bytes) noexcept;
    void sync();
    /// Closes now and reports what close(2) says; the destructor cannot.
    void close();

private:
    void open(const std::filesystem::path& path, const std::filesystem::path& shownAs, int flags, std::string_view action);

    std::filesystem::path path_;
    int number_ = -1;
    std::uint64_t size_ = 0;
};

/// Sixteen hex digits from the system's entropy: tells temporaries of different processes apart; never part of a result.
std::string uniqueSuffix();

}  // namespace ajepa
