// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/corpus/corpus.h"

namespace ajepa {

/// The text of clips.csv: header `id,path,start_s,duration_s,labels,fold,split,group` and one line a clip. Seconds have six decimals at most.
std::string clipTableText(const std::vector<Clip>& clips);

/// Reads clips.csv. Throws Error(data) with the line for a missing column, a negative or non-numeric time, an empty or doubled id, an empty path;
/// and if there is no row at all.
std::vector<Clip> readClipTable(const std::filesystem::path& path);

/// SHA-256 (hex) of clipTableText.
std::string clipTableFingerprint(const std::vector<Clip>& clips);

/// "a;b" to {"a", "b"}; blanks around the labels and empty labels are dropped.
std::vector<std::string> splitLabels(std::string_view text);

}  // namespace ajepa
