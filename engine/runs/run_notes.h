// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ajepa {

/// What people say of a run. It stands in RUN/notes.json, apart from the record of the training, and travels with the folder.
struct RunNotes {
    std::vector<std::string> tags;  ///< in the order given, none twice
    std::string text;
    bool archived = false;  ///< kept, but out of the way

    bool operator==(const RunNotes&) const = default;
};

inline constexpr const char* notesName = "notes.json";

/// Nothing said if there is no file. Throws Error(storage) if it cannot be read or is damaged.
RunNotes readNotes(const std::filesystem::path& run);

/// Replaces the file atomically; notes that say nothing remove it. Throws Error(storage); the old file stands then.
void writeNotes(const std::filesystem::path& run, const RunNotes& notes);

/// "a, b  c" as tags: separated by commas or blanks, none empty, none twice, in their order.
std::vector<std::string> tagsFrom(const std::string& text);

}  // namespace ajepa
