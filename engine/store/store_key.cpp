// SPDX-License-Identifier: Apache-2.0
#include "engine/store/store_key.h"

#include <array>
#include <cstdlib>
#include <string_view>

#include "engine/config/config_fields.h"
#include "engine/runs/durable_file.h"
#include "engine/store/store_manifest.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 9> decidingFields{"audio.remove_mean",       "audio.peak_normalise", "features.sample_rate_hz",
                                                         "features.window_samples", "features.hop_samples", "features.mels",
                                                         "features.low_hz",         "features.high_hz",     "features.pre_emphasis"};

std::string settingsText(const RunConfig& config) {
    std::string text;
    for (const std::string_view id : decidingFields) {
        text += std::string(id) + " = " + findField(id)->read(config) + '\n';
    }
    return text;
}

fs::path cacheFolder() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value == nullptr ? "" : value);
    };
    const fs::path cache = variable("XDG_CACHE_HOME");
    if (cache.is_absolute()) {
        return cache;
    }
    const fs::path home = variable("HOME");
    return home.is_absolute() ? home / ".cache" : fs::path();
}

}  // namespace

StoreKey storeKey(const Corpus& corpus, const AudioConfig& audio, const FeatureConfig& features) {
    RunConfig config;
    config.audio = audio;
    config.features = features;
    StoreKey key{corpus.fingerprint(), settingsText(config), {}, features.mels};
    const std::string text = "format " + std::to_string(storeFormat) + '\n' + key.corpus + '\n' + key.settings;
    key.fingerprint = sha256(std::as_bytes(std::span(text))).substr(0, 16);
    return key;
}

std::vector<fs::path> storeFolders(const Corpus& corpus, const StoreKey& key) {
    std::vector<fs::path> folders;
    std::error_code ignored;
    if (fs::is_directory(corpus.location(), ignored)) {
        folders.push_back(fs::absolute(corpus.location()) / "features" / key.fingerprint);
    }
    if (const fs::path cache = cacheFolder(); !cache.empty()) {
        folders.push_back(cache / "ajepa" / "features" / key.fingerprint);
    }
    return folders;
}

}  // namespace ajepa
