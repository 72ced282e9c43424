// SPDX-License-Identifier: Apache-2.0
#include "engine/config/nearest_preset.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "engine/config/config_fields.h"
#include "engine/config/presets.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace {

constexpr std::string_view seedField = "train.seed";

bool belongsToOccasion(std::string_view id) {
    return id == seedField || id == "train.threads" || id == "train.loader_threads" || id.starts_with("data.") || id.starts_with("device.");
}

std::vector<std::string> valuesOf(const RunConfig& config) {
    std::vector<std::string> values;
    for (const ConfigField& field : configFields()) {
        values.push_back(field.read(config));
    }
    return values;
}

struct PresetValues {
    std::string name;
    std::vector<std::string> values;
};

const std::vector<PresetValues>& allPresets() {
    static const std::vector<PresetValues> all = [] {
        std::vector<PresetValues> read;
        for (const Preset& preset : presets()) {
            read.push_back({preset.name, valuesOf(presetConfig(preset.name))});
        }
        return read;
    }();
    return all;
}

int changesFrom(const std::vector<std::string>& preset, const std::vector<std::string>& values) {
    int changes = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        changes += static_cast<int>(values[i] != preset[i] && !belongsToOccasion(configFields()[i].id));
    }
    return changes;
}

std::string twinOf(const std::vector<std::string>& values) {
    std::string all;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (configFields()[i].id != seedField) {
            all.append(configFields()[i].id).append("=").append(values[i]).append("\n");
        }
    }
    return sha256(std::as_bytes(std::span(all)));
}

}  // namespace

PresetOrigin presetOrigin(const RunConfig& config) {
    const std::vector<std::string> values = valuesOf(config);
    PresetOrigin nearest{.preset = {}, .changes = std::numeric_limits<int>::max(), .twin = twinOf(values)};
    for (const PresetValues& preset : allPresets()) {
        if (const int changes = changesFrom(preset.values, values); changes < nearest.changes) {
            nearest.preset = preset.name;
            nearest.changes = changes;
        }
    }
    return nearest;
}

}  // namespace ajepa
