// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <numeric>
#include <vector>

#include "engine/corpus/corpus.h"
#include "engine/data/clip_dataset.h"

namespace ajepa::test {

/// Constants for each band of tinyRun().
inline FeatureStatistics tinyStatistics() {
    return {std::vector<float>(32, -6.0F), std::vector<float>(32, 4.0F)};
}

/// All clips of the configuration's corpus.
inline std::shared_ptr<const ClipDataset> datasetOf(const RunConfig& config, const FeatureStatistics& statistics = tinyStatistics()) {
    const auto corpus = openCorpus(config.data.corpus);
    std::vector<std::size_t> clips(corpus->clips().size());
    std::iota(clips.begin(), clips.end(), std::size_t{0});
    return std::make_shared<ClipDataset>(corpus, clips, config, statistics);
}

}  // namespace ajepa::test
