// SPDX-License-Identifier: Apache-2.0
#include "engine/store/mapped_file.h"

#include <sys/mman.h>

#include <cerrno>
#include <string>
#include <utility>

#include "engine/runs/file_descriptor.h"

namespace ajepa {

MappedFile::MappedFile(const std::filesystem::path& path, std::size_t size) {
    const FileDescriptor file = FileDescriptor::openRegular(path);
    if (file.size() != size) {
        throw Error(ErrorKind::storage, path.string() + " has " + std::to_string(file.size()) + " bytes instead of " + std::to_string(size),
                    path.string());
    }
    if (size == 0) {
        return;
    }
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
    if (memory == MAP_FAILED) {
        throw storageError("cannot map", path, errno);
    }
    bytes_ = {static_cast<const std::byte*>(memory), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) {
        ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
    }
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

}  // namespace ajepa
