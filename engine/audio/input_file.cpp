// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/audio/audio_file.h"

namespace ajepa {

InputFile::InputFile(const std::filesystem::path& path)
    : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
    if (descriptor_ < 0) {
        throw AudioError(AudioProblem::unreadable, path, std::strerror(errno));
    }
    struct stat facts {};
    const bool known = ::fstat(descriptor_, &facts) == 0;
    if (!known || !S_ISREG(facts.st_mode) || facts.st_size == 0) {
        ::close(descriptor_);
        if (known && S_ISREG(facts.st_mode)) {
            throw AudioError(AudioProblem::empty, path, "the file is empty (0 bytes)");
        }
        throw AudioError(AudioProblem::unreadable, path, "not a regular file");
    }
    size_ = facts.st_size;
}

InputFile::~InputFile() {
    ::close(descriptor_);
}

std::size_t InputFile::readAt(std::int64_t offset, std::span<unsigned char> bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::pread(descriptor_, bytes.data() + done, bytes.size() - done, offset + static_cast<std::int64_t>(done));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw AudioError(AudioProblem::unreadable, path_, std::strerror(errno));
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(count);
    }
    return done;
}

}  // namespace ajepa
