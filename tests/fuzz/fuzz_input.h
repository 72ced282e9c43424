// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace ajepa::fuzz {

/// The input of one execution, as text.
inline std::string_view textOf(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

/// The input as a file in memory, for parsers that take a path. One file serves all executions.
std::filesystem::path fileOf(std::string_view content);

/// A folder in memory for parsers that look for files by their names; removed at the end of the process.
const std::filesystem::path& folder();

/// Writes a file below folder(), without bringing it to a disk.
void writeFile(const std::string& name, std::string_view content);

/// Ends the process if a parser gave something that it must not give.
void mustHold(bool fact, const char* words);

}  // namespace ajepa::fuzz
