// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace ajepa {

/// A file of lines that only grows, written by one process. A line that cannot be appended waits in memory and goes out, in order, with the next one.
/// The file is opened for each append, so it may be replaced in between (cutting back on resume).
class AppendFile {
public:
    explicit AppendFile(std::filesystem::path path) : path_(std::move(path)) {}

    /// Appends a line and whatever waits, in one write. Returns the problem of the first failure of a series, else an empty text: a full disk is told once.
    std::string append(std::string_view line);
    /// Brings everything to the disk. Returns as append() does.
    std::string sync();
    const std::filesystem::path& path() const { return path_; }

private:
    std::string flush(bool durable);
    std::string problemOfFlush(bool durable);

    std::filesystem::path path_;
    std::string waiting_;
    bool tailChecked_ = false;
    bool failing_ = false;
};

}  // namespace ajepa
