// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ajepa {

/// Reads what another process adds to a *.jsonl file: a look costs what is new, however long the file has become.
class RecordTail {
public:
    explicit RecordTail(std::filesystem::path path) : path_(std::move(path)) {}

    /// The whole lines that came since the last look; all of them at the first, and again where the file was replaced or has become shorter. Empty while there
    /// is no file. Throws Error(storage) where it cannot be read.
    std::string more();

private:
    std::string read();
    /// The file is gone or ends before the place: whoever writes it was at work meanwhile.
    bool wasCut() const;

    std::filesystem::path path_;
    std::uint64_t inode_ = 0;  ///< of the file that the place belongs to
    std::uint64_t end_ = 0;    ///< of the file at the last look
    std::uint64_t place_ = 0;  ///< behind the last whole line
};

}  // namespace ajepa
