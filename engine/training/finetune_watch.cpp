// SPDX-License-Identifier: Apache-2.0
// W windows · S frames · M mels · C classes
#include "engine/training/finetune_watch.h"

#include <torch/types.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/corpus/clip_selection.h"
#include "engine/embedding/corpus_embedding.h"
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

FinetuneWatch::FinetuneWatch(const RunConfig& config, std::shared_ptr<const Corpus> corpus, const TrainingTask::Sources& sources,
                             Finetuner& finetuner)
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
      single_(labels_.single() && ClipLabels(*corpus_, sources.dataset.clips()).single()) {}

bool FinetuneWatch::isDue(std::int64_t step) const {
    return isTested(config_) && step % config_.health.evaluateEvery == 0 && step != end_;
}

bool FinetuneWatch::report(JobContext& context, const std::function<void()>& /*settle*/) {
    const std::optional<ClassScores> scores = measure(context, some_);
    if (scores) {
        tell(context, *scores);
    }
    return scores.has_value();
}

bool FinetuneWatch::conclude(JobContext& context) {
    if (!isTested(config_)) {
        return true;
    }
    const std::optional<ClassScores> scores = measure(context, all_);
    if (scores) {
        // A run that was killed behind this line has told it already.
        const std::vector<HealthFigures> told = run_.readHealth();
        if (told.empty() || told.back().step != finetuner_.state().step) {
            tell(context, *scores);
        }
        keepRecord(*scores);
    }
    return scores.has_value();
}

void FinetuneWatch::tell(JobContext& context, const ClassScores& scores) const {
    const std::int64_t step = finetuner_.state().step;
    context.report(RunEvent(figuresOf(step, scores.value)));
    context.report(EvaluationDone{step, "finetune", scores.value});
}

std::optional<ClassScores> FinetuneWatch::measure(JobContext& context, const std::vector<std::size_t>& clips) {
    const std::stop_token stop = context.control.stopToken();
    const std::size_t classes = labels_.classes().size();
    std::vector<float> logits, labels;
    for (std::size_t begin = 0; begin < clips.size(); begin += clipsAtOnce) {
        const auto slice = std::span(clips).subspan(begin, std::min(clipsAtOnce, clips.size() - begin));
        const std::vector<Embedder::Windows> inputs = prepareClips(windows_, *corpus_, slice, threads_, stop);
        for (std::size_t i = 0; i < slice.size() && !stop.stop_requested(); ++i) {
            if (inputs[i].windows > 0) {  // else it cannot be read; the import names the bad files
                appendLogits(inputs[i], logits);
                labels.resize(labels.size() + classes);
                labels_.fill(slice[i], std::span(labels).last(classes));
            }
        }
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        context.report(Progress{"testing", static_cast<std::int64_t>(begin + slice.size()), static_cast<std::int64_t>(clips.size())});
    }
    if (logits.empty()) {
        throw Error(ErrorKind::data, "none of the test clips of corpus " + corpus_->name() + " can be read", "data.corpus",
                    "import the corpus again, then continue the run");
    }
    return single_ ? accuracyScores(logits, labels, classes) : averagePrecisionScores(logits, labels, classes);
}

void FinetuneWatch::appendLogits(const Embedder::Windows& clip, std::vector<float>& logits) {
    const torch::NoGradGuard noGrad;
    const int frames = config_.features.frames, held = clip.validFrames - (clip.windows - 1) * frames;
    const int counted = clip.windows > 1 && 2 * held < frames ? clip.windows - 1 : clip.windows;
    auto* values = const_cast<float*>(clip.logMel.data());  // from_blob has no const form; the tensor is only read
    const torch::Tensor logMel_WSM = torch::from_blob(values, {counted, frames, config_.features.mels}, torch::kFloat);
    const torch::Tensor mean_C = finetuner_.classifier().forward(logMel_WSM).mean(0).contiguous();
    logits.insert(logits.end(), mean_C.const_data_ptr<float>(), mean_C.const_data_ptr<float>() + mean_C.numel());
}

void FinetuneWatch::keepRecord(const ClassScores& scores) const {
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
                                       {"per_class", perClass}});
}

}  // namespace ajepa
