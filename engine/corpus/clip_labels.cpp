// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/clip_labels.h"

#include <algorithm>
#include <set>

#include "engine/base/error.h"
#include "engine/corpus/clip_selection.h"

namespace ajepa {
namespace {

constexpr double weightOfAClass = 1000, addedToItsCount = 0.01;

}  // namespace

ClipLabels::ClipLabels(const Corpus& corpus, std::span<const std::size_t> clips) : classes_(summarise(corpus).classes) {
    for (const Clip& clip : corpus.clips()) {
        std::vector<std::size_t>& numbers = ofClip_.emplace_back();
        for (const std::string& label : clip.labels) {
            numbers.push_back(static_cast<std::size_t>(std::lower_bound(classes_.begin(), classes_.end(), label) - classes_.begin()));
        }
    }
    std::set<std::size_t> used;
    for (const std::size_t clip : clips) {
        if (ofClip_[clip].empty()) {
            throw Error(ErrorKind::data, "clip " + corpus.clips()[clip].id + " of corpus " + corpus.name() + " has no label, which fine-tuning needs",
                        "labels", "import the corpus with labels: class folders, or a column `label` in clips.csv");
        }
        used.insert(ofClip_[clip].begin(), ofClip_[clip].end());
        single_ = single_ && ofClip_[clip].size() == 1;
    }
    used_ = used.size();
}

void ClipLabels::fill(std::uint64_t clip, std::span<float> out) const {
    std::ranges::fill(out, 0.0F);
    for (const std::size_t number : of(clip)) {
        out[number] = 1;
    }
}

ClipLabels trainingLabels(const Corpus& corpus, const RunConfig& config) {
    ClipLabels labels(corpus, trainingClips(corpus, config.data));
    if (labels.used() < 2) {
        throw Error(ErrorKind::data, "the training clips of corpus " + corpus.name() + " all have the same label, so there is nothing to tell apart",
                    "labels", "choose another split or a corpus of several classes");
    }
    if (!labels.single() && config.finetune.loss == FinetuneLoss::crossEntropy) {
        throw Error(ErrorKind::request, "Clips of corpus " + corpus.name() + " have several labels, but finetune.loss takes each clip for one class.",
                    "finetune.loss", "Set finetune.loss to \"binary-cross-entropy\".");
    }
    return labels;
}

std::vector<double> balancingWeights(const ClipLabels& labels, std::span<const std::size_t> clips) {
    std::vector<double> counts(labels.classes().size(), 0.0);
    for (const std::size_t clip : clips) {
        for (const std::size_t number : labels.of(clip)) {
            ++counts[number];
        }
    }
    std::vector<double> weights;
    for (const std::size_t clip : clips) {
        double weight = 0;
        for (const std::size_t number : labels.of(clip)) {
            weight += weightOfAClass / (counts[number] + addedToItsCount);
        }
        weights.push_back(weight);
    }
    return weights;
}

}  // namespace ajepa
