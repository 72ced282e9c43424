// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/config/config_rules.h"
#include "engine/config/toml_value.h"

namespace ajepa {
namespace {

struct Sides {
    int time = 0;
    int bands = 0;
};

/// Sides of a block of a given share and aspect on the grid of a configuration (method.md 1.4 and 1.6).
Sides blockSides(const RunConfig& config, double share, double aspect) {
    const int time = gridTime(config);
    const int bands = gridBands(config);
    const auto rounded = [](double value) { return static_cast<int>(std::nearbyint(value)); };
    if (config.mask.geometry == MaskGeometry::literal) {
        const double cells = std::floor(gridCells(config) * share);
        return {std::min(rounded(std::sqrt(cells * aspect)), time - 1), std::min(rounded(std::sqrt(cells / aspect)), bands - 1)};
    }
    return {std::clamp(rounded(time * std::sqrt(share * aspect)), 1, time), std::clamp(rounded(bands * std::sqrt(share / aspect)), 1, bands)};
}

/// I-JEPA asks for more than min_keep cells; the grid rule scales with the grid (D7).
int fewestCells(const RunConfig& config) {
    const MaskConfig& mask = config.mask;
    if (mask.geometry == MaskGeometry::literal) {
        return mask.minKeep + 1;
    }
    return std::max(mask.minKeep, static_cast<int>(std::ceil(mask.minKeepShare * gridCells(config))));
}

/// Cells that one target leaves for the context.
int cellsLeft(const RunConfig& config, Sides target, bool crosses) {
    const int time = gridTime(config);
    const int bands = gridBands(config);
    if (!crosses) {
        return time * bands - target.time * target.bands;
    }
    switch (config.mask.hiddenCells) {
        case HiddenCells::both:
            return (time - target.time) * (bands - target.bands);
        case HiddenCells::time:
            return (time - target.time) * bands;
        case HiddenCells::frequency:
            return time * (bands - target.bands);
        case HiddenCells::either:
            return std::max((time - target.time) * bands, time * (bands - target.bands));
    }
    return 0;
}

/// Refuses targets of which even the smallest, alone, leaves too little.
void checkTargets(const RunConfig& config, const std::string& field, double smallest, const std::array<double, 2>& aspects, bool crosses,
                  std::vector<ConfigIssue>& issues) {
    int left = 0;
    for (const double aspect : {aspects[0], std::clamp(1.0, aspects[0], aspects[1]), aspects[1]}) {
        left = std::max(left, cellsLeft(config, blockSides(config, smallest, aspect), crosses));
    }
    if (left < fewestCells(config)) {
        issues.push_back({field,
                          "Even the smallest target of " + field + " leaves " + std::to_string(left) + " of " + std::to_string(gridCells(config)) +
                              " cells, but a context needs " + std::to_string(fewestCells(config)) + ".",
                          "Make the targets smaller, the patches smaller, or lower mask.min_keep."});
    }
}

/// Whether the largest context block, before targets are taken out, can hold the fewest cells and leave one to predict.
bool checkContext(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    const Sides context = blockSides(config, config.mask.contextScale[1], 1);
    const int cells = context.time * context.bands;
    const int fewest = fewestCells(config);
    if (fewest <= cells && fewest < gridCells(config)) {
        return true;
    }
    issues.push_back({"mask.min_keep",
                      "A context needs " + std::to_string(fewest) + " cells, but the largest context block has " + std::to_string(cells) +
                          " of the grid's " + std::to_string(gridCells(config)) + " cells, before targets are taken out.",
                      "Lower mask.min_keep or mask.min_keep_share, or raise mask.context_scale."});
    return false;
}

void checkBlocks(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    const MaskConfig& mask = config.mask;
    if (mask.geometry == MaskGeometry::literal && (gridTime(config) < 2 || gridBands(config) < 2)) {
        issues.push_back({"mask.geometry",
                          "The literal block rule needs at least 2 x 2 cells, but the grid has " + std::to_string(gridTime(config)) + " x " +
                              std::to_string(gridBands(config)) + ".",
                          "Set mask.geometry to \"grid\"."});
        return;
    }
    if (!checkContext(config, issues)) {
        return;
    }
    if (mask.strategy != MaskStrategy::timeFrequency) {
        checkTargets(config, "mask.target_scale", mask.targetScale[0], mask.targetAspect, false, issues);
    }
    if (mask.strategy != MaskStrategy::block) {
        checkTargets(config, "mask.tf_target_scale", mask.tfTargetScale[0], mask.tfTargetAspect, true, issues);
    }
}

void checkCurriculum(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    if (config.curriculum.function == CurriculumFunction::table && config.curriculum.table.size() < 2) {
        issues.push_back({"curriculum.table",
                          "The curriculum \"table\" needs at least 2 probabilities, but curriculum.table has " +
                              std::to_string(config.curriculum.table.size()) + ".",
                          "Write for example curriculum.table = [0.0, 0.5, 1.0]."});
    }
    if (config.curriculum.perClip && config.mask.truncation != Truncation::ragged) {
        issues.push_back({"mask.truncation", "A curriculum drawn per clip mixes clips with different targets, which cannot be cut to one length.",
                          "Set mask.truncation to \"ragged\" or curriculum.per_clip to false."});
    }
}

bool ordered(const std::string& field, const std::array<double, 2>& pair, std::vector<ConfigIssue>& issues) {
    if (pair[0] <= pair[1]) {
        return true;
    }
    issues.push_back({field, field + " goes from " + plainNumber(pair[0]) + " down to " + plainNumber(pair[1]) + ".",
                      "Write the smaller number first: [" + tomlText(pair[1]) + ", " + tomlText(pair[0]) + "]."});
    return false;
}

bool pairsOrdered(const MaskConfig& mask, std::vector<ConfigIssue>& issues) {
    bool all = ordered("mask.target_scale", mask.targetScale, issues);
    all = ordered("mask.target_aspect", mask.targetAspect, issues) && all;
    all = ordered("mask.tf_target_scale", mask.tfTargetScale, issues) && all;
    all = ordered("mask.tf_target_aspect", mask.tfTargetAspect, issues) && all;
    all = ordered("mask.context_scale", mask.contextScale, issues) && all;
    return ordered("mask.ratio", mask.ratio, issues) && all;
}

}  // namespace

void checkMasks(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    const MaskStrategy strategy = config.mask.strategy;
    const bool comparable = pairsOrdered(config.mask, issues) && gridCells(config) >= 2;
    if (comparable && strategy != MaskStrategy::random) {
        checkBlocks(config, issues);
    }
    if (strategy == MaskStrategy::curriculum) {
        checkCurriculum(config, issues);
    }
}

}  // namespace ajepa
