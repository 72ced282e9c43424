// SPDX-License-Identifier: Apache-2.0
#include "engine/training/online_evaluation.h"

#include <algorithm>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/embedding/corpus_embedding.h"
#include "engine/evaluation/score.h"

namespace ajepa {
namespace {

/// Segments would cost many times as much, and tell learning from standing still less clearly: an untrained encoder does well on them.
constexpr Pooling meanOverClip{};
constexpr std::size_t mostSplits = 5;
/// Clips whose features and tokens are in memory together.
constexpr std::size_t clipsAtOnce = 16;
/// Inputs that are kept between evaluations: 256 MiB.
constexpr std::size_t mostKeptValues = std::size_t{64} << 20U;

std::vector<std::size_t> common(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other) {
    std::vector<std::size_t> both;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return both;
}

std::shared_ptr<VitEncoder> targetEncoderOf(Jepa& networks) {
    return std::static_pointer_cast<VitEncoder>(networks.targetEncoder().shared_from_this());
}

}  // namespace

OnlineEvaluation::OnlineEvaluation(std::shared_ptr<const Corpus> trainingCorpus, const RunConfig& config, const FeatureStatistics& statistics,
                                   Jepa& networks, int threads)
    : corpus_(config.health.corpus.empty() ? std::move(trainingCorpus) : openCorpus(config.health.corpus)),
      embedder_(config, statistics, targetEncoderOf(networks)),
      threads_(threads) {
    chooseClips(config.health, config.train.seed);
    chooseSplits();
}

void OnlineEvaluation::chooseClips(const HealthConfig& health, std::uint64_t seed) {
    const auto all = RandomStream(seed, "online-evaluation").permutation(static_cast<std::uint32_t>(corpus_->clips().size()));
    const auto count = std::min(all.size(), static_cast<std::size_t>(health.evaluationClips));
    clips_.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
    std::sort(clips_.begin(), clips_.end());
}

/// The first few splits that the chosen clips leave anything of, on both sides.
void OnlineEvaluation::chooseSplits() {
    for (const Split& split : evaluationSplits(*corpus_)) {
        Split chosen{split.name, common(split.train, clips_), common(split.test, clips_)};
        if (!chosen.train.empty() && !chosen.test.empty() && splits_.size() < mostSplits) {
            splits_.push_back(std::move(chosen));
        }
    }
    if (splits_.empty()) {
        throw Error(ErrorKind::data, "the chosen clips of corpus " + corpus_->name() + " leave nothing to train or to test on",
                    "health.evaluation_clips", "evaluate on more clips");
    }
}

std::optional<OnlineEvaluation::Accuracies> OnlineEvaluation::measure(const std::stop_token& stop) {
    const Embeddings embeddings = embed(stop);
    if (stop.stop_requested()) {
        return std::nullopt;
    }
    const LabelledFeatures features = labelled(embeddings, *corpus_);
    try {
        const double knn = score(features, *corpus_, splits_, Protocol::knn, stop).mean;
        return Accuracies{knn, score(features, *corpus_, splits_, Protocol::linear, stop).mean};
    } catch (const Error&) {
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        throw;
    }
}

Embeddings OnlineEvaluation::embed(const std::stop_token& stop) {
    Embeddings result;
    for (std::size_t begin = 0; begin < clips_.size() && !stop.stop_requested(); begin += clipsAtOnce) {
        const std::size_t count = std::min(clipsAtOnce, clips_.size() - begin);
        std::vector<Embedder::Windows> windows = inputs(begin, count, stop);
        for (std::size_t i = 0; i < count; ++i) {
            if (windows[i].windows > 0) {
                result.clips.push_back(clips_[begin + i]);
            }
        }
        std::erase_if(windows, [](const Embedder::Windows& clip) { return clip.windows == 0; });
        for (const ClipEmbedding& tokens : embedder_.embed(windows)) {
            const std::vector<float> row = embedder_.pooled(tokens, meanOverClip);
            result.dim = static_cast<std::int64_t>(row.size());
            result.values.insert(result.values.end(), row.begin(), row.end());
        }
    }
    return result;
}

std::vector<Embedder::Windows> OnlineEvaluation::inputs(std::size_t begin, std::size_t count, const std::stop_token& stop) {
    if (begin + count <= kept_.size()) {
        const auto first = kept_.begin() + static_cast<std::ptrdiff_t>(begin);
        return {first, first + static_cast<std::ptrdiff_t>(count)};
    }
    // Those that cannot be read are left out; the import names the bad files.
    std::vector<Embedder::Windows> windows = prepareClips(embedder_, *corpus_, std::span(clips_).subspan(begin, count), threads_, stop);
    if (begin == kept_.size() && keptValues_ < mostKeptValues && !stop.stop_requested()) {
        for (const Embedder::Windows& clip : windows) {
            keptValues_ += clip.logMel.size();
            kept_.push_back(clip);
        }
    }
    return windows;
}

}  // namespace ajepa
