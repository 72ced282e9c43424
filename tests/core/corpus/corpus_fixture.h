// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "engine/base/error.h"

namespace ajepa::test {

/// Writes a file and the folders above it.
void writeText(const std::filesystem::path& path, const std::string& text);

/// A readable 8 kHz WAV file; different pitches are different sounds.
void writeTone(const std::filesystem::path& path, double seconds = 0.1, double hz = 440.0, float level = 0.5F);

/// A corpus folder with the given rows below the header of clips.csv, its root beside them.
void writeCorpus(const std::filesystem::path& folder, const std::string& rows, const std::string& moreToml = {});

/// The message of the Error that `call` throws, "KIND: message"; empty if it throws none.
template <typename Call>
std::string errorOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return std::string(errorKindId(error.kind())) + ": " + error.what();
    }
    return {};
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace ajepa::test
