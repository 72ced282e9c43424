// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"

namespace ajepa {

/// Clips that a training uses: the training split if the corpus has splits, without held-out folds and groups; of these
/// the share that DataConfig asks for, at least one, chosen by the clips' ids alone: every seed has the same, and a smaller share is part of every larger one.
/// Ascending.
/// Throws Error(data) if none is left.
std::vector<std::size_t> trainingClips(const Corpus& corpus, const DataConfig& data);

/// The clips that a fine-tuning is tested on, ascending: those of data.held_out_folds or, where that is empty, of the split `testSplit`. None of them trains.
/// Throws Error(data) if there are none.
std::vector<std::size_t> testClips(const Corpus& corpus, const DataConfig& data, const std::string& testSplit);

}  // namespace ajepa
