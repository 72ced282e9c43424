// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/data/clip_dataset.h"

namespace ajepa::cli {

constexpr int benchClipSeconds = 10;

/// Ten seconds of noise that gets duller and louder: every band holds something, and quiet cells stand beside loud ones.
std::vector<float> benchSound(int rateHz, std::uint32_t variant = 0);

/// A corpus of such sounds as 16-bit WAV files, in `folder`; clip i is audio/000i.wav.
std::shared_ptr<const Corpus> benchCorpus(const std::filesystem::path& folder, int clips, int rateHz);

/// All clips, each the same in every epoch, normalised with fixed constants. `store`: read from that one.
RunConfig unvaried(RunConfig config);
std::shared_ptr<const ClipDataset> benchDataset(const std::shared_ptr<const Corpus>& corpus, const RunConfig& config,
                                                std::shared_ptr<const FeatureStore> store);

}  // namespace ajepa::cli
