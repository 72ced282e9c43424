// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/file_descriptor.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace ajepa {
namespace {

std::string adviceFor(int errnoValue) {
    switch (errnoValue) {
        case ENOSPC:
        case EDQUOT:
            return "free some space on this file system, or choose another folder";
        case EACCES:
        case EPERM:
        case EROFS:
            return "choose a folder that you may write to, or change its permissions";
        case ENOENT:
        case ENOTDIR:
            return "check the path: every folder in it must exist";
        case EFBIG:
            return "raise the limit on file sizes (ulimit -f), or use a file system that holds larger files";
        case EMFILE:
        case ENFILE:
            return "raise the limit on open files (ulimit -n)";
        default:
            return {};
    }
}

}  // namespace

Error storageError(std::string_view action, const std::filesystem::path& path, int errnoValue) {
    const std::string words = std::system_category().message(errnoValue);
    return {ErrorKind::storage, std::string(action) + ' ' + path.string() + ": " + words, path.string(), adviceFor(errnoValue)};
}

FileDescriptor::FileDescriptor(const std::filesystem::path& path, int flags, std::string_view action) {
    open(path, path, flags, action);
}

void FileDescriptor::open(const std::filesystem::path& path, const std::filesystem::path& shownAs, int flags, std::string_view action) {
    constexpr mode_t readableByAll = 0666;  // the process's umask takes away what it should
    path_ = shownAs;
    do {
        number_ = ::open(path.c_str(), flags | O_CLOEXEC, readableByAll);
    } while (number_ < 0 && errno == EINTR);
    if (number_ < 0) {
        throw storageError(action, shownAs, errno);
    }
}

FileDescriptor::~FileDescriptor() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : path_(std::move(other.path_)), number_(std::exchange(other.number_, -1)), size_(other.size_) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(number_, other.number_);
    std::swap(size_, other.size_);
    return *this;
}

FileDescriptor FileDescriptor::openRegular(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY | O_NONBLOCK, "cannot open");
    struct stat status {};
    if (::fstat(file.number_, &status) != 0) {
        throw storageError("cannot examine", path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error(ErrorKind::storage, path.string() + " is not a regular file", path.string());
    }
    file.size_ = static_cast<std::uint64_t>(status.st_size);
    return file;
}

FileDescriptor FileDescriptor::createNew(const std::filesystem::path& path, const std::filesystem::path& shownAs) {
    FileDescriptor file;
    file.open(path, shownAs, O_RDWR | O_CREAT | O_EXCL, "cannot create");
    return file;
}

void FileDescriptor::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(number_, bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        } else if (written == 0 || errno != EINTR) {
            throw storageError("cannot write", path_, written == 0 ? EIO : errno);
        }
    }
}

void FileDescriptor::writeAt(std::uint64_t offset, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(number_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            offset += static_cast<std::uint64_t>(written);
        } else if (written == 0 || errno != EINTR) {
            throw storageError("cannot write", path_, written == 0 ? EIO : errno);
        }
    }
}

void FileDescriptor::readAt(std::uint64_t offset, std::span<std::byte> into) const {
    while (!into.empty()) {
        const ssize_t count = ::pread(number_, into.data(), into.size(), static_cast<off_t>(offset));
        if (count > 0) {
            into = into.subspan(static_cast<std::size_t>(count));
            offset += static_cast<std::uint64_t>(count);
        } else if (count == 0) {
            throw Error(ErrorKind::storage, "cannot read " + path_.string() + ": it ends after " + std::to_string(offset) + " bytes", path_.string());
        } else if (errno != EINTR) {
            throw storageError("cannot read", path_, errno);
        }
    }
}

void FileDescriptor::beginSync(std::uint64_t offset, std::uint64_t bytes) noexcept {
    // This form neither waits nor reports an error of the disk, so it takes none away from fsync.
    (void)::sync_file_range(number_, static_cast<off64_t>(offset), static_cast<off64_t>(bytes), SYNC_FILE_RANGE_WRITE);
}

void FileDescriptor::sync() {
    // After a failed fsync the kernel may have dropped the pages: a second one that succeeds proves nothing, so none is tried.
    if (::fsync(number_) != 0) {
        throw storageError("cannot bring to the disk", path_, errno);
    }
}

void FileDescriptor::close() {
    // Linux closes the descriptor even when it reports EINTR.
    if (::close(std::exchange(number_, -1)) != 0 && errno != EINTR) {
        throw storageError("cannot close", path_, errno);
    }
}

std::string uniqueSuffix() {
    unsigned char bytes[8];
    if (::getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) {
        throw Error(ErrorKind::storage, "the system gave no entropy for the name of a temporary file");
    }
    std::string text;
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4U];
        text += "0123456789abcdef"[byte & 15U];
    }
    return text;
}

}  // namespace ajepa
