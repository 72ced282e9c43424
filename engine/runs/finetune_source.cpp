// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/finetune_source.h"

#include <algorithm>
#include <array>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/corpus/clip_labels.h"
#include "engine/corpus/clip_selection.h"
#include "engine/runs/checkpoint_store.h"

namespace ajepa {
namespace {

namespace fs = std::filesystem;

/// Settings of the front-end that change no value of a frame, or that come with the weights.
constexpr std::array<std::string_view, 4> free{"features.frames", "features.mean", "features.deviation", "features.pad_with"};

bool belongsToWeights(std::string_view id) {
    const bool matters = (id.starts_with("encoder.") && id != "encoder.init") || id.starts_with("features.");
    return matters && std::find(free.begin(), free.end(), id) == free.end();
}

}  // namespace

RunConfig configOfMetadata(const Metadata& metadata) {
    const auto found = metadata.find("ajepa.config");
    if (found == metadata.end()) {
        throw Error(ErrorKind::storage, "the weights file has no configuration in its metadata (ajepa.config)", "ajepa.config",
                    "use a file that ajepa wrote, or add the run's TOML under that key");
    }
    return fromToml(found->second, {}, "ajepa.config");
}

RunConfig finetuneConfig(const fs::path& checkpoint, std::string_view preset) {
    if (!preset.empty() && !isFinetuning(presetConfig(preset))) {
        throw Error(ErrorKind::request, "The preset \"" + std::string(preset) + "\" pre-trains.", "preset",
                    "Choose one for fine-tuning, as esc-50; ajepa presets lists all.");
    }
    const ResolvedCheckpoint source = resolveCheckpoint(checkpoint);
    const RunConfig trained = configOfMetadata(SafetensorsFile(source.weights).metadata());
    RunConfig config;  // its recipe, corpus and device say nothing about labels: only signal and sizes describe the weights
    config.audio = trained.audio;
    config.features = trained.features;
    config.encoder = trained.encoder;
    config = preset.empty() ? config : withPreset(preset, config);
    config.train.task = Task::finetune;
    config.finetune.from = fs::absolute(source.folder.empty() ? source.weights : source.folder).lexically_normal().string();
    return config;
}

bool isTested(const RunConfig& config) {
    return config.health.evaluateEvery > 0;
}

void requireFinetunable(const RunConfig& config, const Corpus& corpus) {
    requireSameEncoder(config, configOfMetadata(SafetensorsFile(resolveCheckpoint(config.finetune.from).weights).metadata()));
    trainingLabels(corpus, config.data);
    if (isTested(config)) {
        ClipLabels(corpus, testClips(corpus, config.data, config.finetune.testSplit));
    }
}

void requireSameEncoder(const RunConfig& config, const RunConfig& checkpoint) {
    for (const FieldDifference& difference : differences(config, checkpoint)) {
        if (belongsToWeights(difference.id)) {
            throw Error(
                ErrorKind::request,
                std::string(difference.id) + " = " + difference.left + ", but the checkpoint's encoder was trained with " + difference.right + ".",
                std::string(difference.id), "Set it to " + difference.right + ", or start from another checkpoint.");
        }
    }
}

}  // namespace ajepa
