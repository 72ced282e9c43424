// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation/class_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ajepa {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Clips of the same logit count together: their order must not matter.
double averagePrecision(std::vector<std::pair<float, bool>> ranked) {
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    double sum = 0, positives = 0;
    for (std::size_t begin = 0, end = 0; begin < ranked.size(); begin = end) {
        double here = 0;
        for (end = begin; end < ranked.size() && ranked[end].first == ranked[begin].first; ++end) {
            here += ranked[end].second ? 1 : 0;
        }
        positives += here;
        sum += here * positives / static_cast<double>(end);
    }
    return positives > 0 ? sum / positives : none;
}

}  // namespace

ClassScores accuracyScores(std::span<const float> logits, std::span<const float> labels, std::size_t classes) {
    std::vector<double> right(classes, 0.0), of(classes, 0.0);
    const std::size_t clips = logits.size() / classes;
    for (std::size_t clip = 0; clip < clips; ++clip) {
        const auto largest = [&](std::span<const float> values) {
            const auto row = values.subspan(clip * classes, classes);
            return static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
        };
        const std::size_t label = largest(labels);
        ++of[label];
        right[label] += largest(logits) == label ? 1 : 0;
    }
    ClassScores scores{
        .value = 100 * std::accumulate(right.begin(), right.end(), 0.0) / static_cast<double>(clips), .metric = "accuracy", .clips = clips};
    for (std::size_t i = 0; i < classes; ++i) {
        scores.perClass.push_back(of[i] > 0 ? 100 * right[i] / of[i] : none);
    }
    return scores;
}

ClassScores averagePrecisionScores(std::span<const float> logits, std::span<const float> labels, std::size_t classes) {
    ClassScores scores{.metric = "mAP", .clips = logits.size() / classes};
    std::size_t counted = 0;
    for (std::size_t i = 0; i < classes; ++i) {
        std::vector<std::pair<float, bool>> ranked;
        for (std::size_t clip = 0; clip < scores.clips; ++clip) {
            ranked.emplace_back(logits[clip * classes + i], labels[clip * classes + i] > 0.5F);
        }
        const double precision = 100 * averagePrecision(std::move(ranked));
        scores.perClass.push_back(precision);
        if (!std::isnan(precision)) {
            scores.value += precision;
            ++counted;
        }
    }
    scores.value /= static_cast<double>(std::max<std::size_t>(counted, 1));
    return scores;
}

}  // namespace ajepa
