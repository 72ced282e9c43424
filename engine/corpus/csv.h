// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ajepa {

/// Longest record of a CSV file, in bytes.
inline constexpr std::size_t maxCsvRecordBytes = 64U * 1024U;

/// One record below the header. Valid only during the call that delivers it.
class CsvRow {
public:
    CsvRow(const std::vector<std::string>& header, const std::vector<std::string>& fields, std::string place)
        : header_(header), fields_(fields), place_(std::move(place)) {}

    bool has(std::string_view column) const;
    /// Field of a column; empty if the file has no such column.
    std::string_view text(std::string_view column) const;
    /// Number of seconds and the like; 0 for an absent column or empty field. Throws Error(data) with file and line if it is no finite number.
    double number(std::string_view column) const;
    /// "FILE, line N", for messages.
    const std::string& place() const { return place_; }

private:
    const std::vector<std::string>& header_;
    const std::vector<std::string>& fields_;
    std::string place_;
};

/// Streams a CSV file with a header line (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF or CRLF; a byte order mark is skipped).
/// The delimiter is the tab if the header holds one, else the comma. Strict: throws Error(data) with file and line for a record with more or fewer
/// fields than the header, a stray or unclosed quote, a record over maxCsvRecordBytes, a doubled column, or text that is not UTF-8;
/// Error(storage) if the file cannot be read.
void readCsv(const std::filesystem::path& path, const std::function<void(const CsvRow&)>& onRow);

/// A field as it stands in a comma-separated file: quoted only where it must be.
std::string csvField(std::string_view text);

/// True for well-formed UTF-8 (no overlong forms, no surrogates).
bool isUtf8(std::string_view text);

}  // namespace ajepa
