// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "engine/config/config_rules.h"

namespace ajepa {
namespace {

constexpr int kMostCells = 65536;

void requireMultiple(const std::string& field, int value, const std::string& divisorField, int divisor, std::vector<ConfigIssue>& issues) {
    if (value % divisor != 0) {
        const int below = value / divisor * divisor;
        const std::string nearby = (below > 0 ? std::to_string(below) + " or " : "") + std::to_string(below + divisor);
        issues.push_back({field,
                          field + " = " + std::to_string(value) + " is not a multiple of " + divisorField + " = " + std::to_string(divisor) + ".",
                          field + " = " + nearby + " would be."});
    }
}

void checkGrid(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    requireMultiple("features.frames", config.features.frames, "encoder.patch_frames", config.encoder.patchFrames, issues);
    requireMultiple("features.mels", config.features.mels, "encoder.patch_mels", config.encoder.patchMels, issues);
    const std::int64_t cells = std::int64_t{gridTime(config)} * gridBands(config);
    if (cells < 2 || cells > kMostCells) {
        issues.push_back({"encoder.patch_frames",
                          "The grid has " + std::to_string(cells) + " cells, but must have from 2 to " + std::to_string(kMostCells) + ".",
                          cells < 2 ? "Choose smaller patches or a larger input." : "Choose larger patches or a smaller input."});
    }
}

void checkWidth(const std::string& section, int dim, int heads, std::vector<ConfigIssue>& issues) {
    requireMultiple(section + ".dim", dim, section + ".heads", heads, issues);
    if (dim % 4 != 0) {
        issues.push_back({section + ".dim", section + ".dim = " + std::to_string(dim) + " is not a multiple of 4, which the position code needs.",
                          section + ".dim = " + std::to_string(dim / 4 * 4 + 4) + " would be."});
    }
}

/// A window that is larger than the grid is clipped to it; the rest must divide the grid, since cells outside of windows would have no neighbours.
void checkWindowAxis(const RunConfig& config, std::size_t axis, int cells, std::vector<ConfigIssue>& issues) {
    const std::string direction = axis == 0 ? "time" : "frequency";
    const int window = std::min(config.predictor.window[axis], cells);
    if (cells % window != 0) {
        issues.push_back(
            {"predictor.window",
             "A window of " + std::to_string(window) + " cells in " + direction + " does not divide the grid of " + std::to_string(cells) + ".",
             "In " + direction + " these fit: " + divisorsText(cells) + "."});
    }
    if (config.predictor.shift[axis] >= window && window < cells) {
        issues.push_back({"predictor.shift",
                          "The windows are shifted by " + std::to_string(config.predictor.shift[axis]) + " cells in " + direction +
                              ", but are only " + std::to_string(window) + " long.",
                          "Shift them by " + std::to_string(window / 2) + " or less than " + std::to_string(window) + " cells."});
    }
}

void checkPredictor(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    if (config.predictor.attention != AttentionKind::window) {
        return;
    }
    if (config.predictor.feed != PredictorFeed::fullGrid) {
        issues.push_back({"predictor.attention", "Window attention needs the whole grid, but predictor.feed is \"per-target\".",
                          "Set predictor.feed to \"full-grid\" or predictor.attention to \"global\"."});
    }
    if (gridCells(config) >= 2) {
        checkWindowAxis(config, 0, gridTime(config), issues);
        checkWindowAxis(config, 1, gridBands(config), issues);
    }
}

}  // namespace

std::string divisorsText(int number) {
    std::string text;
    for (int divisor = 1; divisor <= number; ++divisor) {
        if (number % divisor == 0) {
            text += (text.empty() ? "" : ", ") + std::to_string(divisor);
        }
    }
    return text;
}

void checkModel(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    checkGrid(config, issues);
    checkWidth("encoder", config.encoder.dim, config.encoder.heads, issues);
    if (isFinetuning(config)) {
        return;  // neither predictor nor its loss takes part
    }
    checkWidth("predictor", config.predictor.dim, config.predictor.heads, issues);
    checkPredictor(config, issues);
    if (config.loss.targetLayers > config.encoder.depth) {
        issues.push_back({"loss.target_layers",
                          "loss.target_layers = " + std::to_string(config.loss.targetLayers) + ", but the encoder has only " +
                              std::to_string(config.encoder.depth) + " blocks.",
                          "Take at most encoder.depth blocks."});
    }
}

}  // namespace ajepa
