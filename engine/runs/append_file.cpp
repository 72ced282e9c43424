// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/append_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

off_t sizeOf(const FileDescriptor& file, const std::filesystem::path& path) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        throw storageError("cannot examine", path, errno);
    }
    return status.st_size;
}

void truncateTo(const FileDescriptor& file, const std::filesystem::path& path, off_t size) {
    if (::ftruncate(file.number(), size) != 0) {
        throw storageError("cannot cut", path, errno);
    }
}

/// A kill can leave half a line at the end: it is cut off, or the next one would be spoilt by it.
void dropTornTail(const FileDescriptor& file, const std::filesystem::path& path) {
    constexpr off_t step = 4096;
    const off_t size = sizeOf(file, path);
    for (off_t end = size; end > 0;) {
        std::string part(static_cast<std::size_t>(std::min(step, end)), '\0');
        const off_t begin = end - static_cast<off_t>(part.size());
        file.readAt(static_cast<std::uint64_t>(begin), std::as_writable_bytes(std::span(part)));
        if (const std::size_t newline = part.rfind('\n'); newline != std::string::npos) {
            const off_t good = begin + static_cast<off_t>(newline) + 1;
            if (good < size) {
                truncateTo(file, path, good);
            }
            return;
        }
        end = begin;
    }
    if (size > 0) {
        truncateTo(file, path, 0);
    }
}

}  // namespace

std::string AppendFile::append(std::string_view content) {
    waiting_.append(content);
    if (content_ == Content::lines) {
        waiting_.push_back('\n');
    }
    return flush(false);
}

std::string AppendFile::sync() {
    return flush(true);
}

std::string AppendFile::flush(bool durable) {
    std::string problem = problemOfFlush(durable);
    const bool first = !std::exchange(failing_, !problem.empty());
    return first ? problem : std::string();
}

std::string AppendFile::problemOfFlush(bool durable) {
    try {
        FileDescriptor file(path_, O_RDWR | O_CREAT | O_APPEND, "cannot open");
        if (content_ == Content::lines && !tailChecked_) {
            dropTornTail(file, path_);
            tailChecked_ = true;
        }
        const off_t before = sizeOf(file, path_);
        try {
            file.write(waiting_);
        } catch (const Error&) {
            truncateTo(file, path_, before);  // part of it may have been written
            throw;
        }
        waiting_.clear();
        if (durable) {
            file.sync();
        }
        file.close();
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace ajepa
