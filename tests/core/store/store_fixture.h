// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"

namespace ajepa::test {

/// A front-end of 8 bands whose frames are cheap: 16 ms windows, 8 ms hop at 8 kHz, an input of 6 frames.
RunConfig storeConfig();

/// Writes a corpus of `clips` tones of different lengths (0.05 s and more) and pitches into a folder. One more clip, "broken", is no sound file.
void writeTones(const std::filesystem::path& folder, int clips);

/// The files of a store by name, without its lock.
std::map<std::string, std::string> storeFiles(const std::filesystem::path& folder);

/// The folder of the only store beside a corpus.
std::filesystem::path storeBeside(const std::filesystem::path& corpus);

}  // namespace ajepa::test
