// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ajepa {

/// One sound of an AudioSet-style manifest.
struct AudiosetEntry {
    std::string wav;                  ///< as it stands there: absolute, or relative to the manifest
    std::vector<std::string> labels;  ///< label ids such as "/m/09x0r"
    std::size_t number = 0;           ///< 1 for the first of the file
};

/// Streams {"data": [{"wav": "...", "labels": "/m/...,/m/..."}, ...]}, the form of the AST and AudioMAE recipes; `labels` may also be an array, other keys are passed
/// over. Memory does not grow with the file. Throws Error(data) with the file, the place and what would be right for anything else; Error(storage) if it
/// cannot be read.
void readAudiosetManifest(const std::filesystem::path& path, const std::function<void(AudiosetEntry)>& onEntry);

/// True if a file begins like such a manifest.
bool looksLikeAudiosetManifest(const std::filesystem::path& path);

/// Label ids to names from class_labels_indices.csv (index, mid, display_name), or from the first other table in the folder that has the columns mid and
/// display_name. Empty if there is none. A semicolon in a name becomes a comma, because it separates labels in clips.csv.
std::map<std::string, std::string> readLabelNames(const std::filesystem::path& folder);

}  // namespace ajepa
