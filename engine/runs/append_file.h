// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace ajepa {

/// A file that only grows, written by one process. What cannot be appended waits in memory and goes out, in order, with the next append.
/// The file is opened for each append, so it may be replaced in between (cutting back on resume).
class AppendFile {
public:
    enum class Content { lines, records };  ///< lines get their newline here, and a torn last one is cut off first; records are written as they are

    explicit AppendFile(std::filesystem::path path, Content content = Content::lines) : path_(std::move(path)), content_(content) {}

    /// Appends a line or records and whatever waits, in one write. Returns the problem of the first failure of a series, else an empty text: a full disk is
    /// told once.
    std::string append(std::string_view content);
    /// Brings everything to the disk. Returns as append() does.
    std::string sync();
    const std::filesystem::path& path() const { return path_; }

private:
    std::string flush(bool durable);
    std::string problemOfFlush(bool durable);

    std::filesystem::path path_;
    Content content_;
    std::string waiting_;
    bool tailChecked_ = false;
    bool failing_ = false;
};

}  // namespace ajepa
