// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/file_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace ajepa {
namespace {

struct flock wholeFile() {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    return range;
}

/// "process 1234 on host", as its holder wrote it.
std::string holderOf(const FileDescriptor& file) {
    std::array<char, 200> text{};
    const ssize_t length = ::pread(file.number(), text.data(), text.size(), 0);
    const std::string holder(text.data(), static_cast<std::size_t>(length > 0 ? length : 0));
    return holder.empty() ? "another process" : holder.substr(0, holder.find('\n'));
}

std::string ourName() {
    std::array<char, 100> host{};
    ::gethostname(host.data(), host.size() - 1);
    return "process " + std::to_string(::getpid()) + " on " + host.data();
}

}  // namespace

/// False if another holds it.
bool FileLock::take(const std::filesystem::path& path) {
    struct flock range = wholeFile();
    if (::fcntl(file_.number(), F_OFD_SETLK, &range) != 0) {
        if (errno != EAGAIN && errno != EACCES) {
            throw storageError("cannot lock", path, errno);
        }
        return false;
    }
    if (::ftruncate(file_.number(), 0) != 0) {
        throw storageError("cannot write", path, errno);
    }
    file_.write(ourName() + '\n');
    return true;
}

FileLock::FileLock(const std::filesystem::path& path, const std::string& what, const std::string& hint)
    : file_(path, O_RDWR | O_CREAT, "cannot open") {
    if (!take(path)) {
        throw Error(ErrorKind::storage, what + " is in use: " + holderOf(file_) + " works on it", path.parent_path().string(), hint);
    }
}

std::unique_ptr<FileLock> FileLock::tryToTake(const std::filesystem::path& path) {
    std::unique_ptr<FileLock> lock(new FileLock(FileDescriptor(path, O_RDWR | O_CREAT, "cannot open")));
    return lock->take(path) ? std::move(lock) : nullptr;
}

bool isFileLocked(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return false;
    }
    const FileDescriptor file(path, O_RDONLY, "cannot open");
    struct flock range = wholeFile();
    return ::fcntl(file.number(), F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

}  // namespace ajepa
