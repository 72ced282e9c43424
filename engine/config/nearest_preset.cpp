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

/// Everything but these a fine-tuning has from its checkpoint.
bool belongsToFinetuning(std::string_view id) {
    const auto begins = [&](std::string_view section) { return id.starts_with(section); };
    return begins("train.") || begins("optimizer.") || begins("checkpoint.") || begins("health.") || (begins("finetune.") && id != "finetune.from");
}

bool belongsToOccasion(std::string_view id, bool finetuning) {
    return (finetuning && !belongsToFinetuning(id)) || id == seedField || id == "train.threads" || id == "train.loader_threads" ||
           id.starts_with("data.") || id.starts_with("device.");
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
    bool finetuning = false;
    std::vector<std::string> values;
};

const std::vector<PresetValues>& allPresets() {
    static const std::vector<PresetValues> all = [] {
        std::vector<PresetValues> read;
        for (const Preset& preset : presets()) {
            const RunConfig config = presetConfig(preset.name);
            read.push_back({preset.name, isFinetuning(config), valuesOf(config)});
        }
        return read;
    }();
    return all;
}

int changesFrom(const PresetValues& preset, const std::vector<std::string>& values) {
    int changes = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        changes += static_cast<int>(values[i] != preset.values[i] && !belongsToOccasion(configFields()[i].id, preset.finetuning));
    }
    return changes;
}

/// What repetitions of the same experiment differ by.
bool tellsRepetitionsApart(std::string_view id, bool finetuning) {
    return id == seedField || (finetuning && id == "data.held_out_folds");
}

std::string twinOf(const std::vector<std::string>& values, bool finetuning) {
    std::string all;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!tellsRepetitionsApart(configFields()[i].id, finetuning)) {
            all.append(configFields()[i].id).append("=").append(values[i]).append("\n");
        }
    }
    return sha256(std::as_bytes(std::span(all)));
}

}  // namespace

PresetOrigin presetOrigin(const RunConfig& config) {
    const std::vector<std::string> values = valuesOf(config);
    PresetOrigin nearest{.preset = {}, .changes = std::numeric_limits<int>::max(), .twin = twinOf(values, isFinetuning(config))};
    for (const PresetValues& preset : allPresets()) {
        const int changes = preset.finetuning == isFinetuning(config) ? changesFrom(preset, values) : nearest.changes;
        if (changes < nearest.changes) {
            nearest.preset = preset.name;
            nearest.changes = changes;
        }
    }
    return nearest;
}

}  // namespace ajepa
