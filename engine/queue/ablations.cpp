// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/ablations.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/error.h"
#include "engine/config/nearest_name.h"

namespace ajepa {
namespace {

constexpr std::array<Ablation, 9> all{{
    {"model-size", "Model size (Table 2)", "Encoders S, B and L. The paper has 46.1, 48.6 and 48.8 mAP on AudioSet-2M."},
    {"masking-strategy", "Masking strategy (Table 3)",
     "Curriculum from blocks to crosses, blocks only, and crosses to blocks. The paper has 48.6, 47.8 and 46.3."},
    {"regularized-masking", "Regularized masking (Table 4)", "Fine-tuning with and without regularized masking. The paper has 48.6 and 48.1."},
    {"predictor-depth", "Predictor depth (Table 5)", "8 and 16 blocks. The paper has 48.3 and 48.6."},
    {"predictor-width", "Predictor width (Table 6)", "256, 512 and 768 features. The paper has 48.0, 48.6 and 48.5."},
    {"data-share", "Share of the data (Figure 6)", "A tenth to all of the training clips, each part within the next; the paper has a figure only."},
    {"epochs", "Epochs (Figure 7)", "8 to 32 epochs, schedules as long as the run. The paper has a figure only, level from 24 on."},
    {"curriculum-function", "Curriculum function", "All functions that lead from blocks to crosses, and the two that do not."},
    {"mask-ratio", "Hidden share", "Random cells instead of blocks, from two fifths hidden to nine tenths."},
}};

std::string maskingStrategies(const RunConfig& base) {
    if (base.mask.strategy == MaskStrategy::curriculum) {
        return "curriculum.function = sqrt, constant-0, inverse";
    }
    return "mask.strategy + curriculum.function = curriculum + sqrt, curriculum + constant-0, curriculum + inverse";
}

std::string curriculumFunctions(const RunConfig& base) {
    constexpr std::array<const char*, 9> functions{"sqrt", "linear", "root-3", "geometric", "step", "cosine", "inverse", "constant-0", "constant-1"};
    const bool alone = base.mask.strategy == MaskStrategy::curriculum;
    std::string text = alone ? "curriculum.function = " : "mask.strategy + curriculum.function = ";
    for (const char* function : functions) {
        text += std::string(function == functions.front() ? "" : ", ") + (alone ? "" : "curriculum + ") + function;
    }
    return text;
}

std::string regularizedMasking(const RunConfig& base) {
    if (!isFinetuning(base)) {
        throw Error(ErrorKind::request, "Regularized masking acts in fine-tuning only, and this configuration pre-trains.", "train.task",
                    "Start from a run with Fine-tune on the Runs page, or with ajepa finetune.");
    }
    return "finetune.mask_ratio = 0.1, 0.0";
}

/// The encoder of a fine-tuning is what it is, and nothing else of the pre-training takes part.
void requireForTask(std::string_view id, const RunConfig& base) {
    const bool ofBoth = id == "regularized-masking" || id == "data-share" || id == "epochs";
    const bool known = std::any_of(all.begin(), all.end(), [&](const Ablation& ablation) { return ablation.id == id; });
    if (isFinetuning(base) && known && !ofBoth) {
        throw Error(ErrorKind::request, "This comparison is of pre-trainings, and this configuration fine-tunes.", "train.task",
                    "Choose a preset that pre-trains first.");
    }
}

std::string epochs(const RunConfig& base, std::int64_t trainingClips) {
    if (trainingClips <= 0) {
        throw Error(ErrorKind::request, "How many steps an epoch has is not known without a corpus.", "data.corpus", "Open a corpus first.");
    }
    std::string text = "train.steps = ";
    for (const int count : {8, 16, 24, 32}) {
        const double steps = static_cast<double>(count) * static_cast<double>(trainingClips) / base.train.batchSize;
        text += (count == 8 ? "" : ", ") + std::to_string(std::max<std::int64_t>(std::llround(steps), 1));
    }
    return text + "  # 8, 16, 24 and 32 epochs of " + std::to_string(trainingClips) + " clips";
}

}  // namespace

std::span<const Ablation> ablations() {
    return all;
}

std::string ablationText(std::string_view id, const RunConfig& base, std::int64_t trainingClips) {
    requireForTask(id, base);
    if (id == "model-size") {
        return "encoder.dim + encoder.depth + encoder.heads = 384 + 12 + 6, 768 + 12 + 12, 1024 + 24 + 16";
    }
    if (id == "masking-strategy") {
        return maskingStrategies(base);
    }
    if (id == "regularized-masking") {
        return regularizedMasking(base);
    }
    if (id == "predictor-depth") {
        return "predictor.depth = 8, 16";
    }
    if (id == "predictor-width") {
        return "predictor.dim = 256, 512, 768";
    }
    if (id == "data-share") {
        return "data.training_share = 0.1, 0.25, 0.5, 0.75, 1.0";
    }
    if (id == "epochs") {
        return epochs(base, trainingClips);
    }
    if (id == "curriculum-function") {
        return curriculumFunctions(base);
    }
    if (id == "mask-ratio") {
        return "mask.strategy + mask.ratio = random + [0.4, 0.4], random + [0.5, 0.5], random + [0.6, 0.6], random + [0.7, 0.7], random + [0.8, "
               "0.8], "
               "random + [0.9, 0.9]";
    }
    std::vector<std::string_view> ids;
    std::transform(all.begin(), all.end(), std::back_inserter(ids), [](const Ablation& ablation) { return ablation.id; });
    throw Error(ErrorKind::request, "There is no ablation \"" + std::string(id) + "\".", std::string(id),
                "The nearest is " + std::string(nearestName(id, ids)) + ".");
}

}  // namespace ajepa
