// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/finetune_source.h"

#include <algorithm>
#include <array>
#include <cmath>

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

/// Recipes count frames of 10 ms, as A-JEPA's front-end has; another hop takes as many as last as long, in whole patches.
void takeSeconds(RunConfig& config) {
    constexpr double recipeHopS = 0.01;
    const double perFrame = recipeHopS * config.features.sampleRateHz / config.features.hopSamples;
    const double patches = std::ceil(config.features.frames * perFrame / config.encoder.patchFrames - 1e-9);
    config.features.frames = static_cast<int>(patches) * config.encoder.patchFrames;
    config.finetune.specAugment[0] = static_cast<int>(config.finetune.specAugment[0] * perFrame);
    config.finetune.specAugment[1] = std::min(config.finetune.specAugment[1], config.features.mels);
}

/// An encoder and, where its input is normalised, the constants for that.
void requireUsable(const SafetensorsFile& file, const RunConfig& config) {
    for (const char* tensor : {"target_encoder.norm.weight", "features.mean"}) {
        const bool finetuned = std::string_view(tensor).starts_with("target_encoder") && file.find("encoder.norm.weight") != nullptr;
        const bool needed = std::string_view(tensor) != "features.mean" || config.features.normalise != Normalisation::none;
        if (needed && !finetuned && file.find(tensor) == nullptr) {
            throw Error(ErrorKind::storage, std::string("the checkpoint to fine-tune has no tensor ") + tensor, config.finetune.from,
                        "use a checkpoint of a run, which has it");
        }
    }
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
    RunConfig config = finetuneRecipe(configOfMetadata(SafetensorsFile(source.weights).metadata()), preset);
    config.finetune.from = fs::absolute(source.folder.empty() ? source.weights : source.folder).lexically_normal().string();
    return config;
}

RunConfig finetuneRecipe(const RunConfig& trained, std::string_view preset) {
    RunConfig config;  // its recipe, corpus and device say nothing about labels: only signal and sizes describe the weights
    config.audio = trained.audio;
    config.features = trained.features;
    config.encoder = trained.encoder;
    config = preset.empty() ? config : withPreset(preset, config);
    if (config.features.frames != trained.features.frames) {
        takeSeconds(config);
    }
    config.train.task = Task::finetune;
    return config;
}

bool isTested(const RunConfig& config) {
    return config.health.evaluateEvery > 0;
}

void requireFinetunable(const RunConfig& config, const Corpus& corpus) {
    const SafetensorsFile file(resolveCheckpoint(config.finetune.from).weights);
    requireSameEncoder(config, configOfMetadata(file.metadata()));
    requireUsable(file, config);
    trainingLabels(corpus, config);
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
