// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/published_masks.h"

#include <array>

namespace ajepa {
namespace {

/// A row of method.md 1.6.
struct Row {
    int time, bands;
    MaskGeometry geometry;
    bool timeFrequency;
    HiddenCells hidden;  ///< of time-frequency masks
    double context, batchMinimum;
    std::optional<double> relaxed;
};

constexpr auto literal = MaskGeometry::literal;
constexpr auto relative = MaskGeometry::grid;
constexpr std::array<Row, 12> rows{{
    {14, 14, literal, false, HiddenCells::both, .420, .275, std::nullopt},
    {64, 8, literal, false, HiddenCells::both, .147, .029, std::nullopt},
    {64, 8, literal, true, HiddenCells::both, .046, .022, .52},
    {64, 8, relative, false, HiddenCells::both, .484, .340, std::nullopt},
    {64, 8, relative, true, HiddenCells::both, .167, .053, std::nullopt},
    {64, 8, relative, true, HiddenCells::either, .383, .212, std::nullopt},
    {64, 8, relative, true, HiddenCells::time, .39, .19, std::nullopt},
    {64, 8, relative, true, HiddenCells::frequency, .40, .22, std::nullopt},
    {32, 8, relative, false, HiddenCells::both, .46, .32, std::nullopt},
    {32, 8, relative, true, HiddenCells::both, .17, .06, std::nullopt},
    {16, 8, relative, false, HiddenCells::both, .49, .35, std::nullopt},
    {16, 8, relative, true, HiddenCells::both, .17, .05, std::nullopt},
}};

bool hasSizesOfThePaper(const MaskConfig& mask, bool timeFrequency) {
    const MaskConfig paper;
    const bool context = mask.contextScale == paper.contextScale;
    return context &&
           (timeFrequency
                ? mask.tfTargets == paper.tfTargets && mask.tfTargetScale == paper.tfTargetScale && mask.tfTargetAspect == paper.tfTargetAspect
                : mask.targets == paper.targets && mask.targetScale == paper.targetScale && mask.targetAspect == paper.targetAspect);
}

std::optional<double> unreachedOf(const RunConfig& config, const Row& row) {
    const PredictorConfig& predictor = config.predictor;
    const bool asMeasured = predictor.attention == AttentionKind::window && predictor.feed == PredictorFeed::fullGrid && predictor.globalEvery == 0 &&
                            predictor.depth == 16 && predictor.window == std::array{4, 4};
    const bool crosses = row.timeFrequency && row.hidden == HiddenCells::both;
    if (!asMeasured || row.geometry != relative || row.time != 64 || row.bands != 8) {
        return std::nullopt;
    }
    if (predictor.shift == std::array{2, 2} && crosses) {
        return 0.016;
    }
    if (predictor.shift != std::array{2, 0} || (row.timeFrequency && !crosses)) {
        return std::nullopt;
    }
    return crosses ? 0.27 : 0.006;
}

}  // namespace

std::optional<PublishedMasks> publishedMasks(const RunConfig& config, bool timeFrequency) {
    if (config.mask.strategy == MaskStrategy::random || !hasSizesOfThePaper(config.mask, timeFrequency)) {
        return std::nullopt;
    }
    for (const Row& row : rows) {
        const bool sameGrid = row.time == gridTime(config) && row.bands == gridBands(config) && row.geometry == config.mask.geometry;
        if (sameGrid && row.timeFrequency == timeFrequency && (!timeFrequency || row.hidden == config.mask.hiddenCells)) {
            return PublishedMasks{row.context, row.batchMinimum, row.relaxed, unreachedOf(config, row)};
        }
    }
    return std::nullopt;
}

std::optional<double> publishedHiddenShare(const RunConfig& config) {
    switch (config.mask.strategy) {
        case MaskStrategy::curriculum:
            return 0.75;
        case MaskStrategy::random:
            return 0.5;
        default:
            return std::nullopt;
    }
}

}  // namespace ajepa
