// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation/score.h"

#include <algorithm>
#include <cmath>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/evaluation/linear_probe.h"
#include "engine/evaluation/log_mel_statistics.h"

namespace ajepa {

LabelledFeatures labelled(const Embeddings& embeddings, const Corpus& corpus) {
    const std::vector<std::string> names = summarise(corpus).classes;
    LabelledFeatures features{embeddings.values, embeddings.dim, {}, embeddings.clips};
    for (const std::size_t clip : embeddings.clips) {
        const auto found = std::lower_bound(names.begin(), names.end(), corpus.clips()[clip].labels.front());
        features.classes.push_back(static_cast<int>(found - names.begin()));
    }
    return features;
}

Score score(const LabelledFeatures& features, const Corpus& corpus, const std::vector<Split>& splits, Protocol protocol, std::stop_token stop,
            const ProgressFunction& progress) {
    const int classes = static_cast<int>(summarise(corpus).classes.size());
    Score result;
    for (const Split& split : splits) {
        LabelledFeatures train = rowsOf(features, split.train), test = rowsOf(features, split.test);
        if (train.rows() == 0 || test.rows() == 0) {
            throw Error(ErrorKind::data, "split " + split.name + " of corpus " + corpus.name() + " has no readable clip to train or to test on");
        }
        const Score::Fold sizes{split.name, 0, train.rows(), test.rows()};
        const double accuracy =
            protocol == Protocol::knn ? knnAccuracy(train, test, classes) : linearProbeAccuracy(std::move(train), std::move(test), classes, stop);
        result.folds.push_back({sizes.name, 100 * accuracy, sizes.train, sizes.test});
        result.mean += 100 * accuracy / static_cast<double>(splits.size());
        if (progress) {
            progress(static_cast<std::int64_t>(result.folds.size()), static_cast<std::int64_t>(splits.size()));
        }
        if (stop.stop_requested()) {
            throw Error(ErrorKind::request, "the evaluation was stopped");
        }
    }
    for (const Score::Fold& fold : result.folds) {
        result.std += std::pow(fold.accuracy - result.mean, 2) / static_cast<double>(splits.size());
    }
    result.std = std::sqrt(result.std);
    return result;
}

Embeddings logMelEmbeddings(const Corpus& corpus, int threads, std::stop_token stop) {
    std::vector<std::vector<float>> rows(corpus.clips().size());
    std::vector<std::string> reasons(rows.size());
    parallelFor(rows.size(), threads, stop, [&](std::size_t clip) {
        try {
            rows[clip] = logMelStatistics(corpus.read(clip));
        } catch (const AudioError& error) {
            reasons[clip] = error.what();
        }
    });
    Embeddings embeddings;
    for (std::size_t clip = 0; clip < rows.size(); ++clip) {
        if (rows[clip].empty()) {
            embeddings.unreadable.push_back(reasons[clip]);
            continue;
        }
        embeddings.dim = static_cast<std::int64_t>(rows[clip].size());
        embeddings.values.insert(embeddings.values.end(), rows[clip].begin(), rows[clip].end());
        embeddings.clips.push_back(clip);
    }
    return embeddings;
}

}  // namespace ajepa
