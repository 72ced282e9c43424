// SPDX-License-Identifier: Apache-2.0
#include "engine/config/field_row.h"

namespace ajepa {

std::vector<ConfigField> finetuneFields() {
    constexpr auto kSection = &RunConfig::finetune;
    return {
        fieldRow<"finetune.from", kSection, &FinetuneConfig::from>(
            "Checkpoint whose encoder is fine-tuned: a run, one of its checkpoints, or a weights file.", Shown::basic),
        fieldRow<"finetune.loss", kSection, &FinetuneConfig::loss>(
            "Loss of fine-tuning: \"cross-entropy\" for one class a clip, \"binary-cross-entropy\" for several, each on its own."),
        fieldRow<"finetune.label_smoothing", kSection, &FinetuneConfig::labelSmoothing>("", {0, 0.5},
                                                                                        "Share of each label that is spread over all classes."),
        fieldRow<"finetune.mask_ratio", kSection, &FinetuneConfig::maskRatio>(
            "share of tokens", {0, 0.9}, "Share of tokens hidden as keys by regularized masking in fine-tuning; 0 switches it off.", Shown::basic),
        fieldRow<"finetune.masking", kSection, &FinetuneConfig::masking>(
            "What a token that regularized masking has chosen attends to: every other one, the others that are not chosen, itself alone, or either."),
        fieldRow<"finetune.layer_decay", kSection, &FinetuneConfig::layerDecay>(
            "", {0.01, 1}, "Learning rate of each layer as a share of that of the layer above it; 1 trains all alike."),
        fieldRow<"finetune.drop_path", kSection, &FinetuneConfig::dropPath>(
            "share of clips", {0, 0.9}, "Share of clips that pass by the last block's branches; fewer in the blocks below, none in the first."),
        fieldRow<"finetune.mix_up", kSection, &FinetuneConfig::mixUp>("share of clips", {0, 1},
                                                                      "Share of clips into which the sound and the labels of another one are mixed."),
        fieldRow<"finetune.mix_up_alpha", kSection, &FinetuneConfig::mixUpAlpha>(
            "", {0.01, 1000}, "Shares of a mixture are drawn from Beta(alpha, alpha): near halves for large values."),
        fieldRow<"finetune.spec_augment", kSection, &FinetuneConfig::specAugment>(
            "frames, bands", {0, 65536}, "Longest stretch of frames and of mel bands that is blanked in each clip; 0 blanks none."),
        fieldRow<"finetune.balanced", kSection, &FinetuneConfig::balanced>("Draw clips of rare classes more often, by AudioMAE's weights."),
        fieldRow<"finetune.epoch_clips", kSection, &FinetuneConfig::epochClips>("clips", {1, 1000000000},
                                                                                "Clips of an epoch of balanced drawing, none of them twice."),
        fieldRow<"finetune.test_split", kSection, &FinetuneConfig::testSplit>(
            "Split that fine-tuning is tested on; where data.held_out_folds names folds or groups, these are tested instead."),
    };
}

}  // namespace ajepa
