// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/free_space.h"

#include <sys/statvfs.h>

#include <cerrno>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

std::string inMebibytes(std::uint64_t bytes) {
    return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MiB";
}

std::uint64_t freeBytes(const struct statvfs& status) {
    return std::uint64_t{status.f_bavail} * status.f_frsize;
}

}  // namespace

std::uint64_t freeSpace(const std::filesystem::path& folder) {
    struct statvfs status {};
    return ::statvfs(folder.c_str(), &status) == 0 ? freeBytes(status) : 0;
}

void requireFreeSpace(const std::filesystem::path& folder, std::uint64_t bytes, const std::string& what) {
    constexpr std::uint64_t reserve = std::uint64_t{64} << 20U;
    const std::uint64_t needed = bytes + bytes / 10 + reserve;
    struct statvfs status {};
    if (::statvfs(folder.c_str(), &status) != 0) {
        throw storageError("cannot ask for the free space of", folder, errno);
    }
    const std::uint64_t free = freeBytes(status);
    if (free < needed) {
        throw Error(
            ErrorKind::storage,
            "no space for " + what + " in " + folder.string() + ": " + inMebibytes(needed) + " are needed, " + inMebibytes(free) + " are free",
            folder.string(), "free some space on this file system");
    }
}

}  // namespace ajepa
