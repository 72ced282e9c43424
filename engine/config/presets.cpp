// SPDX-License-Identifier: Apache-2.0
#include "engine/config/presets.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/config/embedded_presets.h"
#include "engine/config/nearest_name.h"

namespace ajepa {
namespace {

std::string summaryOf(std::string_view toml) {
    for (std::size_t start = 0; start < toml.size();) {
        const std::size_t end = std::min(toml.find('\n', start), toml.size());
        const std::string_view line = toml.substr(start, end - start);
        if (line.starts_with("# ") && !line.starts_with("# SPDX")) {
            return std::string(line.substr(2));
        }
        start = end + 1;
    }
    return {};
}

std::vector<Preset> loaded() {
    std::vector<Preset> list;
    for (const EmbeddedPreset& file : embeddedPresets()) {
        list.push_back({std::string(file.name), summaryOf(file.toml), std::string(file.toml)});
    }
    return list;
}

std::string_view nearestPreset(std::string_view name) {
    std::vector<std::string_view> names;
    for (const EmbeddedPreset& file : embeddedPresets()) {
        names.push_back(file.name);
    }
    return nearestName(name, names);
}

/// A preset's file is read once: each run.toml of a library names one. Outside the lock, since presets start from each other.
RunConfig parsedOnce(const Preset& preset) {
    static std::mutex mutex;
    static std::map<std::string, RunConfig> parsed;
    {
        const std::lock_guard lock(mutex);
        if (const auto known = parsed.find(preset.name); known != parsed.end()) {
            return known->second;
        }
    }
    RunConfig config = fromToml(preset.toml, {}, "preset " + preset.name);
    const std::lock_guard lock(mutex);
    return parsed.try_emplace(preset.name, std::move(config)).first->second;
}

const Preset& presetNamed(std::string_view name) {
    const auto& list = presets();
    const auto found = std::find_if(list.begin(), list.end(), [&](const Preset& preset) { return preset.name == name; });
    if (found == list.end()) {
        throw Error(ErrorKind::request, "There is no preset \"" + std::string(name) + "\".", "preset",
                    "The nearest is \"" + std::string(nearestPreset(name)) + "\"; ajepa presets lists all.");
    }
    return *found;
}

}  // namespace

const std::vector<Preset>& presets() {
    static const std::vector<Preset> list = loaded();
    return list;
}

RunConfig presetConfig(std::string_view name) {
    return parsedOnce(presetNamed(name));
}

RunConfig withPreset(std::string_view name, const RunConfig& base) {
    const Preset& preset = presetNamed(name);
    const RunConfig config = parsedOnce(preset);
    return isFinetuning(config) ? fromToml(preset.toml, base, "preset " + preset.name) : config;
}

}  // namespace ajepa
