// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/labelled_features.h"

namespace ajepa {

/// Gives each embedded clip the number of its label among the corpus' sorted labels.
LabelledFeatures labelled(const Embeddings& embeddings, const Corpus& corpus);

/// Trains and tests a classifier on every split. Splits without rows on either side are an Error(data).
Score score(const LabelledFeatures& features, const Corpus& corpus, const std::vector<Split>& splits, Protocol protocol, std::stop_token stop = {},
            const ProgressFunction& progress = {});

/// The log-mel baseline's representation of a corpus (log_mel_statistics.h). Unreadable clips are left out.
Embeddings logMelEmbeddings(const Corpus& corpus, int threads, std::stop_token stop = {});

}  // namespace ajepa
