// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/runs/file_descriptor.h"

namespace ajepa {

/// An exclusive lock of the open file description: it ends with this object or with the process, however that ends, and can be asked for without being taken.
class FileLock {
public:
    /// Throws Error(storage) if another holds it: "WHAT is in use: process 1234 on host works on it", with `hint`.
    FileLock(const std::filesystem::path& path, const std::string& what, const std::string& hint);
    /// nullptr while another holds it. Throws Error(storage) where the file cannot be opened.
    static std::unique_ptr<FileLock> tryToTake(const std::filesystem::path& path);

private:
    explicit FileLock(FileDescriptor file) : file_(std::move(file)) {}
    bool take(const std::filesystem::path& path);

    FileDescriptor file_;
};

/// True while somebody holds the lock. Takes nothing, so that asking never gets in the way of a start.
bool isFileLocked(const std::filesystem::path& path);

}  // namespace ajepa
