// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/corpus/corpus.h"
#include "engine/embedding/embedder.h"
#include "engine/evaluation/evaluation.h"
#include "models/jepa.h"

namespace ajepa {

/// How well the target encoder tells the classes of labelled clips apart while it trains (health.evaluate_every): cosine kNN and a linear probe on the mean over the clip,
/// over the corpus' own splits (`auto` of evaluation.h), of those at most five. A fixed choice of clips, embedded whole. It draws nothing from the training's streams and
/// changes no weight, so a run that evaluates is the same run.
class OnlineEvaluation {
public:
    /// health.corpus or, where that is empty, `trainingCorpus`; health.evaluation_clips of a permutation of (seed, "online-evaluation"). `networks` must outlive it.
    /// Throws Error(data) if the corpus cannot be opened, has no labels, or nothing to split by.
    OnlineEvaluation(std::shared_ptr<const Corpus> trainingCorpus, const RunConfig& config, const FeatureStatistics& statistics, Jepa& networks,
                     int threads);

    struct Accuracies {
        double knn = 0, linear = 0;  ///< percent, mean over the splits
    };
    /// nullopt if stopped meanwhile. Throws Error(data) if too few of the clips can be read.
    std::optional<Accuracies> measure(const std::stop_token& stop);

private:
    Embeddings embed(const std::stop_token& stop);
    /// The input of some of the chosen clips, from memory or from the sounds; without windows for those that cannot be read.
    std::vector<Embedder::Windows> inputs(std::size_t begin, std::size_t count, const std::stop_token& stop);
    void chooseClips(const HealthConfig& health, std::uint64_t seed);
    void chooseSplits();

    std::shared_ptr<const Corpus> corpus_;
    Embedder embedder_;
    int threads_;
    std::vector<std::size_t> clips_;       ///< ascending
    std::vector<Embedder::Windows> kept_;  ///< inputs of the first of them, as far as memory is meant for that
    std::size_t keptValues_ = 0;
    std::vector<Split> splits_;
};

}  // namespace ajepa
