// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>

#include "engine/config/config_rules.h"

namespace ajepa {
namespace {

void checkSource(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    if (config.finetune.from.empty()) {
        issues.push_back({"finetune.from", "Fine-tuning trains the encoder of a checkpoint, and none is named.",
                          "Name a run, one of its checkpoints, or a weights file."});
    }
}

void checkVariation(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    if (config.finetune.mixUp > 0 && config.data.store != FeatureStorage::off) {
        issues.push_back({"finetune.mix_up", "Sounds are mixed before their log-mel is computed, but data.store delivers the log-mel.",
                          "Set data.store to \"off\" or finetune.mix_up to 0."});
    }
    const std::array<int, 2> input{config.features.frames, config.features.mels};
    for (std::size_t axis = 0; axis < input.size(); ++axis) {
        if (config.finetune.specAugment[axis] > input[axis]) {
            issues.push_back({"finetune.spec_augment",
                              "A stretch of " + std::to_string(config.finetune.specAugment[axis]) + (axis == 0 ? " frames" : " bands") +
                                  " is longer than the input of " + std::to_string(input[axis]) + ".",
                              "Choose at most half of the input."});
        }
    }
}

}  // namespace

void checkFinetuning(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    checkSource(config, issues);
    checkVariation(config, issues);
}

}  // namespace ajepa
