// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"

namespace ajepa {

/// What decides the values of a feature store: the corpus' manifest and those settings that act before the log-mel leaves the extractor. Crop, gain, roll,
/// frames, padding and normalisation are applied when a clip is read, so runs that differ only in them share a store.
struct StoreKey {
    std::string corpus;       ///< Corpus::fingerprint()
    std::string settings;     ///< "audio.remove_mean = true\n..." in the order of the field table
    std::string fingerprint;  ///< 16 hex digits of the SHA-256 of format, corpus and settings: the name of the store's folder
    int mels = 0;             ///< features.mels, which the settings hold, too: the length of a stored frame
};
StoreKey storeKey(const Corpus& corpus, const AudioConfig& audio, const FeatureConfig& features);

/// Where a store can lie, the preferred place first: CORPUS/features/FINGERPRINT beside a corpus folder, then ajepa/features/FINGERPRINT in the user's cache
/// ($XDG_CACHE_HOME, else $HOME/.cache), which also holds the stores of rendered corpora.
std::vector<std::filesystem::path> storeFolders(const Corpus& corpus, const StoreKey& key);

}  // namespace ajepa
