// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation/labelled_features.h"

#include <algorithm>
#include <cmath>

namespace ajepa {

LabelledFeatures rowsOf(const LabelledFeatures& features, std::span<const std::size_t> clips) {
    LabelledFeatures chosen;
    chosen.dim = features.dim;
    for (std::size_t row = 0; row < features.rows(); ++row) {
        if (std::binary_search(clips.begin(), clips.end(), features.clips[row])) {
            const auto values = features.row(row);
            chosen.values.insert(chosen.values.end(), values.begin(), values.end());
            chosen.classes.push_back(features.classes[row]);
            chosen.clips.push_back(features.clips[row]);
        }
    }
    return chosen;
}

void standardise(LabelledFeatures& train, LabelledFeatures& test) {
    const auto dim = static_cast<std::size_t>(train.dim);
    std::vector<double> mean(dim), deviation(dim);
    for (std::size_t i = 0; i < train.values.size(); ++i) {
        mean[i % dim] += train.values[i];
    }
    for (double& value : mean) {
        value /= static_cast<double>(train.rows());
    }
    for (std::size_t i = 0; i < train.values.size(); ++i) {
        deviation[i % dim] += std::pow(train.values[i] - mean[i % dim], 2);
    }
    for (double& value : deviation) {
        value = std::sqrt(value / static_cast<double>(train.rows()));
    }
    for (LabelledFeatures* part : {&train, &test}) {
        for (std::size_t i = 0; i < part->values.size(); ++i) {
            const double scale = deviation[i % dim] > 1e-12 ? deviation[i % dim] : 1.0;
            part->values[i] = static_cast<float>((part->values[i] - mean[i % dim]) / scale);
        }
    }
}

}  // namespace ajepa
