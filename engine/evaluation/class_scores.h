// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ajepa {

/// How well logits tell classes, in percent.
struct ClassScores {
    double value = 0;
    std::string metric;  ///< "accuracy", "mAP"
    std::size_t clips = 0;
    std::vector<double> perClass;  ///< recall or average precision of each class; not a number for one without clips
};

/// Share of the clips whose largest logit is that of their class. Row-major [clips, classes]; `labels` holds a single 1 in each row.
ClassScores accuracyScores(std::span<const float> logits, std::span<const float> labels, std::size_t classes);

/// Mean over the classes that have clips of their average precision: the mean, over the clips of a class, of the share of the class among those with a logit at
/// least as large (sklearn.metrics.average_precision_score, AudioSet's mAP). Row-major [clips, classes]; `labels` of 0 and 1.
ClassScores averagePrecisionScores(std::span<const float> logits, std::span<const float> labels, std::size_t classes);

}  // namespace ajepa
