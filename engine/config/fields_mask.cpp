// SPDX-License-Identifier: Apache-2.0
#include "engine/config/field_row.h"

namespace ajepa {
namespace {

std::vector<ConfigField> maskSection() {
    constexpr auto kSection = &RunConfig::mask;
    return {
        fieldRow<"mask.strategy", kSection, &MaskConfig::strategy>(
            "What is hidden: random cells, blocks, time-frequency crosses, or the curriculum from blocks to crosses.", Shown::basic),
        fieldRow<"mask.geometry", kSection, &MaskConfig::geometry>(
            "How block sizes are read: relative to the grid's own shape, or by I-JEPA's rule for square grids word for word."),
        fieldRow<"mask.targets", kSection, &MaskConfig::targets>("blocks", {1, 64}, "Target rectangles per clip of block masks."),
        fieldRow<"mask.target_scale", kSection, &MaskConfig::targetScale>("share of the grid", {0.001, 1},
                                                                          "Smallest and largest area of a block target."),
        fieldRow<"mask.target_aspect", kSection, &MaskConfig::targetAspect>(
            "", {0.05, 20}, "Smallest and largest aspect ratio of a block target, time to frequency."),
        fieldRow<"mask.tf_targets", kSection, &MaskConfig::tfTargets>("blocks", {1, 64}, "Target rectangles per clip of time-frequency masks."),
        fieldRow<"mask.tf_target_scale", kSection, &MaskConfig::tfTargetScale>("share of the grid", {0.001, 1},
                                                                               "Smallest and largest area of a time-frequency target."),
        fieldRow<"mask.tf_target_aspect", kSection, &MaskConfig::tfTargetAspect>(
            "", {0.05, 20}, "Smallest and largest aspect ratio of a time-frequency target, time to frequency."),
        fieldRow<"mask.context_scale", kSection, &MaskConfig::contextScale>(
            "share of the grid", {0.01, 1}, "Smallest and largest area of the context block before the targets are taken out."),
        fieldRow<"mask.hidden_cells", kSection, &MaskConfig::hiddenCells>(
            "What a time-frequency target hides from the context: its moments and its bands, one of the two at random, or always the same one."),
        fieldRow<"mask.min_keep", kSection, &MaskConfig::minKeep>("cells", {1, 65536},
                                                                  "Fewest cells of a context; constraints are dropped after 20 failed draws."),
        fieldRow<"mask.min_keep_share", kSection, &MaskConfig::minKeepShare>(
            "share of the grid", {0, 0.9}, "Fewest cells of a context as a share of the grid; the larger of both rules holds."),
        fieldRow<"mask.truncation", kSection, &MaskConfig::truncation>(
            "How contexts of different length share a batch: kept whole, cut to the smallest from the front as I-JEPA does, or cut at random."),
        fieldRow<"mask.ratio", kSection, &MaskConfig::ratio>("share of the grid", {0.01, 0.99},
                                                             "Smallest and largest hidden share of random masks, drawn once per step."),
    };
}

std::vector<ConfigField> curriculumSection() {
    constexpr auto kSection = &RunConfig::curriculum;
    return {
        fieldRow<"curriculum.function", kSection, &CurriculumConfig::function>("How the probability of time-frequency masks grows over training.",
                                                                               Shown::basic),
        fieldRow<"curriculum.start", kSection, &CurriculumConfig::start>("probability", {0.0001, 1},
                                                                         "Probability of time-frequency masks at step 0."),
        fieldRow<"curriculum.steps", kSection, &CurriculumConfig::steps>("steps", {0, 1000000000},
                                                                         "Length of the curriculum; 0 means the whole training."),
        fieldRow<"curriculum.per_clip", kSection, &CurriculumConfig::perClip>(
            "Draw the kind of mask for each clip instead of once for the whole step."),
        fieldRow<"curriculum.table", kSection, &CurriculumConfig::table>(
            "probabilities", {0, 1}, "Own curriculum: probabilities at equal distances over its length, for the function \"table\"."),
    };
}

}  // namespace

std::vector<ConfigField> maskFields() {
    std::vector<ConfigField> fields;
    for (const auto& section : {maskSection(), curriculumSection()}) {
        fields.insert(fields.end(), section.begin(), section.end());
    }
    return fields;
}

}  // namespace ajepa
