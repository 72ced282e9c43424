// SPDX-License-Identifier: Apache-2.0
// W windows · S frames · M mels · C classes
#include "engine/training/finetune_watch.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/corpus/clip_selection.h"
#include "engine/embedding/corpus_embedding.h"
#include "engine/embedding/embedding_memory.h"
#include "engine/runs/evaluation_record.h"
#include "engine/runs/finetune_source.h"

namespace ajepa {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t clipsAtOnce = 32;

/// At most `most` of the clips, the same ones in every run of the seed.
std::vector<std::size_t> fixedChoice(const std::vector<std::size_t>& clips, std::size_t most, std::uint64_t seed) {
    std::vector<std::size_t> chosen;
    for (const std::uint32_t position : RandomStream(seed, "finetune-test").permutation(static_cast<std::uint32_t>(clips.size()))) {
        if (chosen.size() < most) {
            chosen.push_back(clips[position]);
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

HealthFigures figuresOf(std::int64_t step, double score) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    HealthFigures figures{.step = step, .targetStd = none, .predictionStd = none, .effectiveRank = none, .meanCosine = none, .stillDims = none};
    figures.teacherDistance = none;
    figures.dim = none;
    figures.score = score;
    return figures;
}

}  // namespace

FinetuneWatch::FinetuneWatch(const RunConfig& config, std::shared_ptr<const Corpus> corpus, const ClipLabels& trained,
                             const TrainingTask::Sources& sources, Finetuner& finetuner)
    : config_(config),
      corpus_(std::move(corpus)),
      run_(sources.run),
      finetuner_(finetuner),
      windows_(config, finetuner.statistics(), std::static_pointer_cast<VitEncoder>(finetuner.classifier().encoder().shared_from_this())),
      threads_(sources.threads),
      end_(sources.end),
      trainingClips_(sources.dataset.size()),
      all_(isTested(config) ? testClips(*corpus_, config.data, config.finetune.testSplit) : std::vector<std::size_t>()),
      some_(fixedChoice(all_, static_cast<std::size_t>(config.health.evaluationClips), config.train.seed)),
      labels_(*corpus_, all_),
      single_(labels_.single() && trained.single()) {}

bool FinetuneWatch::isDue(std::int64_t step) const {
    return isTested(config_) && step % config_.health.evaluateEvery == 0 && step != end_;
}

bool FinetuneWatch::report(JobContext& context, const std::function<void()>& /*settle*/) {
    const std::optional<Tested> tested = measure(context, some_);
    if (tested) {
        tell(context, tested->scores);
    }
    return tested.has_value();
}

bool FinetuneWatch::conclude(JobContext& context) {
    if (!isTested(config_)) {
        return true;
    }
    const std::optional<Tested> tested = measure(context, all_);
    if (tested) {
        // A run that was killed behind this line has told it already.
        const std::vector<HealthFigures> told = run_.readHealth();
        if (told.empty() || told.back().step != finetuner_.state().step) {
            tell(context, tested->scores);
        }
        keepRecord(*tested);
        if (!tested->unreadable.empty()) {
            context.report(
                LogLine{LogLevel::warning, std::to_string(tested->unreadable.size()) +
                                               " test clips could not be read and do not count, the first: " + tested->unreadable.front()});
        }
    }
    return tested.has_value();
}

void FinetuneWatch::tell(JobContext& context, const ClassScores& scores) const {
    const std::int64_t step = finetuner_.state().step;
    context.report(RunEvent(figuresOf(step, scores.value)));
    context.report(EvaluationDone{step, "finetune", scores.value});
}

std::optional<FinetuneWatch::Tested> FinetuneWatch::measure(JobContext& context, const std::vector<std::size_t>& clips) {
    const std::size_t classes = labels_.classes().size();
    std::vector<float> logits, labels;
    Tested tested;
    for (std::size_t done = 0; done < clips.size();) {
        const auto slice = std::span(clips).subspan(done, sliceSize(clips, done));
        std::vector<std::string> reasons;
        const std::vector<Embedder::Windows> inputs = prepareClips(windows_, *corpus_, slice, threads_, context.control.stopToken(), &reasons);
        if (!context.proceed(finetuner_.state().step)) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < slice.size(); ++i) {
            if (inputs[i].windows == 0) {
                tested.unreadable.push_back(reasons[i]);
                continue;
            }
            appendLogits(inputs[i], logits);
            labels.resize(labels.size() + classes);
            labels_.fill(slice[i], std::span(labels).last(classes));
        }
        done += slice.size();
        context.report(Progress{"testing", static_cast<std::int64_t>(done), static_cast<std::int64_t>(clips.size())});
    }
    requireUsable(logits);
    tested.scores = single_ ? accuracyScores(logits, labels, classes) : averagePrecisionScores(logits, labels, classes);
    return tested;
}

/// Fewer long clips, so that memory holds little more than the longest one.
std::size_t FinetuneWatch::sliceSize(const std::vector<std::size_t>& clips, std::size_t begin) const {
    std::int64_t windows = 0;
    std::size_t count = 0;
    while (count < clipsAtOnce && begin + count < clips.size() && windows < 2 * Embedder::windowsPerPass) {
        windows += expectedWindows(config_, corpus_->clips()[clips[begin + count]].durationS);
        ++count;
    }
    return count;
}

void FinetuneWatch::requireUsable(const std::vector<float>& logits) const {
    if (logits.empty()) {
        throw Error(ErrorKind::data, "none of the test clips of corpus " + corpus_->name() + " can be read", "data.corpus",
                    "import the corpus again, then continue the run");
    }
    if (!std::all_of(logits.begin(), logits.end(), [](float logit) { return std::isfinite(logit); })) {
        throw Error(ErrorKind::diverged, "the network's outputs on the test clips are not finite at step " + std::to_string(finetuner_.state().step),
                    "optimizer.learning_rate", "start again from another checkpoint, or with a lower learning rate");
    }
}

void FinetuneWatch::appendLogits(const Embedder::Windows& clip, std::vector<float>& logits) {
    const torch::NoGradGuard noGrad;
    const int frames = config_.features.frames, held = clip.validFrames - (clip.windows - 1) * frames;
    const int counted = clip.windows > 1 && 2 * held < frames ? clip.windows - 1 : clip.windows;
    auto* values = const_cast<float*>(clip.logMel.data());  // from_blob has no const form; the tensor is only read
    const torch::Tensor logMel_WSM = torch::from_blob(values, {counted, frames, config_.features.mels}, torch::kFloat);
    torch::Tensor sum_C = torch::zeros({static_cast<std::int64_t>(labels_.classes().size())}, finetuner_.device());
    for (const torch::Tensor& pass_WSM : logMel_WSM.split(Embedder::windowsPerPass)) {
        sum_C += finetuner_.classifier().forward(pass_WSM.to(finetuner_.device())).sum(0);
    }
    const torch::Tensor mean_C = (sum_C / counted).cpu();
    logits.insert(logits.end(), mean_C.const_data_ptr<float>(), mean_C.const_data_ptr<float>() + mean_C.numel());
}

void FinetuneWatch::keepRecord(const Tested& tested) const {
    const ClassScores& scores = tested.scores;
    const std::string part = config_.data.heldOutFolds.empty() ? config_.finetune.testSplit : config_.data.heldOutFolds;
    Json perClass = Json::object();
    for (std::size_t i = 0; i < scores.perClass.size(); ++i) {
        perClass[labels_.classes()[i]] = scores.perClass[i];
    }
    const Json fold{{"name", part}, {"accuracy", scores.value}, {"train", trainingClips_}, {"test", scores.clips}};
    saveEvaluationRecord(run_.path(), {{"protocol", "finetune"},
                                       {"metric", scores.metric},
                                       {"mean", scores.value},
                                       {"std", 0.0},
                                       {"folds", Json::array({fold})},
                                       {"baselines", Json::object()},
                                       {"split", part},
                                       {"pool", "mean"},
                                       {"encoder", "target"},
                                       {"encoders", Json::object()},
                                       {"corpus", corpus_->name()},
                                       {"step", finetuner_.state().step},
                                       {"unreadable", tested.unreadable},
                                       {"per_class", perClass}});
}

}  // namespace ajepa
