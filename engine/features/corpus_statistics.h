// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <stop_token>

#include "engine/corpus/corpus.h"
#include "engine/features/clip_features.h"

namespace ajepa {

/// Measures the normalisation constants over clips of a corpus (the training part) with the run's own pipeline. The result does not depend on
/// the number of threads: clips are summed in order. Unreadable clips are skipped. `normalise = "none"` and given constants measure nothing.
/// Throws Error(data) if no clip could be read; returns an empty result if stopped.
FeatureStatistics measureStatistics(const Corpus& corpus, std::span<const std::size_t> clips, const AudioConfig& audio, const FeatureConfig& features,
                                    int threads = 0, std::stop_token stop = {}, const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace ajepa
