// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/record_tail.h"

#include <sys/stat.h>

#include <cerrno>
#include <span>
#include <utility>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

std::uint64_t inodeOf(const FileDescriptor& file, const std::filesystem::path& path) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        throw storageError("cannot read", path, errno);
    }
    return status.st_ino;
}

}  // namespace

std::string RecordTail::more() {
    std::error_code ignored;
    if (!std::filesystem::exists(path_, ignored)) {
        place_ = 0;
        return {};
    }
    try {
        return read();
    } catch (const Error&) {
        if (wasCut()) {
            return {};  // the next look sees it as it then is
        }
        throw;
    }
}

bool RecordTail::wasCut() const {
    std::error_code missing;
    const std::uintmax_t bytes = std::filesystem::file_size(path_, missing);
    return missing == std::errc::no_such_file_or_directory || (!missing && bytes < end_);
}

std::string RecordTail::read() {
    const FileDescriptor file = FileDescriptor::openRegular(path_);
    const std::uint64_t inode = inodeOf(file, path_);
    if (std::exchange(inode_, inode) != inode || file.size() < place_) {
        place_ = 0;
    }
    end_ = file.size();
    std::string text(end_ - place_, '\0');
    file.readAt(place_, std::as_writable_bytes(std::span(text)));
    text.resize(text.rfind('\n') + 1);  // a line that is being written waits for its end
    place_ += text.size();
    return text;
}

}  // namespace ajepa
