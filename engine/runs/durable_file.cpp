// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void writeNewFile(const std::filesystem::path& path, const std::filesystem::path& shownAs, std::string_view content) {
    FileDescriptor file = FileDescriptor::createNew(path, shownAs);
    try {
        file.write(content);
        file.sync();
        file.close();
    } catch (...) {
        ::unlink(path.c_str());
        throw;
    }
}

}  // namespace

void durableReplace(const std::filesystem::path& path, std::string_view content) {
    const std::filesystem::path temporary = folderOf(path) / ('.' + path.filename().string() + ".tmp-" + uniqueSuffix());
    writeNewFile(temporary, path, content);
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        throw storageError("cannot replace", path, reason);
    }
    syncFolder(folderOf(path));
}

std::string durableWrite(const std::filesystem::path& path, std::string_view content) {
    writeNewFile(path, path, content);
    return sha256(std::as_bytes(std::span(content)));
}

void syncFolder(const std::filesystem::path& folder) {
    FileDescriptor opened(folder, O_RDONLY | O_DIRECTORY, "cannot open the folder");
    opened.sync();
    opened.close();
}

std::string readTextFile(const std::filesystem::path& path, std::size_t limit) {
    const FileDescriptor file = FileDescriptor::openRegular(path);
    if (file.size() > limit) {
        throw Error(ErrorKind::storage,
                    path.string() + " has " + std::to_string(file.size()) + " bytes; at most " + std::to_string(limit) + " are read", path.string());
    }
    std::string text(file.size(), '\0');
    file.readAt(0, std::as_writable_bytes(std::span(text)));
    return text;
}

}  // namespace ajepa
