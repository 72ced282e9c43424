// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N cells · P predicted tokens · D width
#include "engine/training/health_probe.h"

#include <ATen/ops/linalg_svdvals.h>

#include <algorithm>
#include <cmath>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "models/step_masks.h"

namespace ajepa {
namespace {

constexpr double stillBelow = 1e-3;

// Mean over all trailing places of the deviation over clips.
double deviationOverClips(const torch::Tensor& tokens_B) {
    return tokens_B.std(0, false).mean().item<double>();
}

/// Share of the dimensions [.., D] that differ between clips by no more than a thousandth of what the median dimension does.
double shareOfStillDims(const torch::Tensor& targets_BND) {
    const torch::Tensor deviation_D = targets_BND.std(0, false).mean(0).cpu();
    return (deviation_D <= stillBelow * deviation_D.median()).to(torch::kDouble).mean().item<double>();
}

double distanceBetweenEncoders(Jepa& networks) {
    double difference = 0, length = 0;
    const std::vector<torch::Tensor> target = networks.targetEncoder().parameters();
    const std::vector<torch::Tensor> trained = networks.contextEncoder().parameters();
    for (std::size_t i = 0; i < target.size(); ++i) {
        difference += (trained[i] - target[i]).to(torch::kDouble).pow(2).sum().item<double>();
        length += target[i].to(torch::kDouble).pow(2).sum().item<double>();
    }
    return length > 0 ? std::sqrt(difference / length) : 0;
}

double meanPairCosine(const torch::Tensor& pooled_BD) {
    const torch::Tensor unit_BD = pooled_BD / pooled_BD.norm(2, 1, true).clamp_min(1e-12);
    const double n = static_cast<double>(unit_BD.size(0));
    const double sumOfAll = unit_BD.sum(0).pow(2).sum().item<double>();  // |sum of unit vectors|^2 = n + 2 * sum over pairs
    return (sumOfAll - n) / (n * (n - 1));
}

}  // namespace

double effectiveRank(const torch::Tensor& embeddings_BD) {
    const torch::Tensor centred = (embeddings_BD - embeddings_BD.mean(0, true)).cpu().to(torch::kDouble);
    const torch::Tensor values = at::linalg_svdvals(centred);
    const torch::Tensor p = values / values.sum().clamp_min(1e-300);
    return (-(p * p.clamp_min(1e-300).log()).sum()).exp().item<double>();
}

HealthProbe::HealthProbe(const ClipDataset& dataset, const MaskSampler& masks, const RunConfig& config) : feed_(config.predictor.feed) {
    std::vector<torch::Tensor> clips;
    const auto wanted = static_cast<std::size_t>(config.health.probeClips);
    for (const std::uint32_t position : RandomStream(config.train.seed, "probe-set").permutation(static_cast<std::uint32_t>(dataset.size()))) {
        if (clips.size() == wanted) {
            break;
        }
        try {
            LogMel logMel = dataset.unvaried(position);
            clips.push_back(torch::tensor(logMel.values).view({logMel.frames, logMel.mels}));
        } catch (const AudioError&) {
            continue;  // the batch builder reports unreadable clips
        }
    }
    if (clips.size() < 2) {
        throw Error(ErrorKind::data, "fewer than two clips can be read, so nothing can be learned", "data.corpus",
                    "check the corpus with `ajepa corpus show`");
    }
    logMel_BSM_ = torch::stack(clips);
    masks_.grid = masks.grid();
    masks_.clips.assign(clips.size(), masks.sample(0, 0));
}

HealthFigures HealthProbe::measure(Jepa& networks, std::int64_t step) const {
    const torch::NoGradGuard noGrad;
    const std::int64_t clips = logMel_BSM_.size(0);
    const torch::Device device = networks.contextEncoder().device();
    const torch::Tensor logMel_BSM = logMel_BSM_.to(device);
    const torch::Tensor targets_BND = networks.encodeTargets(logMel_BSM);
    const torch::Tensor pooled_BD = targets_BND.mean(1);
    const StepMasks masks = stepMasks(masks_, feed_, device);
    const torch::Tensor predictions_PD = networks.predict(networks.encodeContext(logMel_BSM, masks), masks);
    HealthFigures figures;
    figures.step = step;
    figures.targetStd = deviationOverClips(targets_BND);
    // All clips have the same masks, so the predicted tokens fall into equal parts, clip after clip.
    figures.predictionStd = deviationOverClips(predictions_PD.view({clips, -1, predictions_PD.size(1)}));
    figures.effectiveRank = effectiveRank(pooled_BD);
    figures.meanCosine = meanPairCosine(pooled_BD);
    figures.stillDims = shareOfStillDims(targets_BND);
    figures.teacherDistance = distanceBetweenEncoders(networks);
    figures.dim = static_cast<double>(std::min(clips - 1, pooled_BD.size(1)));
    return figures;
}

}  // namespace ajepa
