// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include "engine/data/clip_dataset.h"
#include "engine/jobs/run_events.h"
#include "engine/masking/mask_plan.h"
#include "models/jepa.h"

namespace ajepa {

/// Health of the representation on a fixed probe set: the same clips, unvaried, with the same masks for every clip, so that figures over a run differ by the weights alone.
/// It draws nothing and changes nothing, so a run with another health.every_steps is the same run.
class HealthProbe {
public:
    /// The first health.probe_clips readable clips of a permutation of (seed, "probe-set"). Throws Error(data) if fewer than two can be read.
    HealthProbe(const ClipDataset& dataset, const MaskSampler& masks, const RunConfig& config);

    /// targetStd, predictionStd: per cell the deviation over clips of each dimension, averaged over cells and dimensions: what differs between sounds, without the position
    /// code. effectiveRank: exp of the entropy of the normalised singular values of the centred, mean-pooled target embeddings (RankMe, Garrido et al. 2023).
    /// meanCosine: mean over pairs of clips of the cosine of the pooled target embeddings. dim: the largest possible rank, min(clips - 1, width). stillDims: share of
    /// the targets' dimensions whose deviation over clips is at most 1e-3 of the median dimension's. teacherDistance: length of the difference of the two encoders'
    /// weights, relative to the length of the target encoder's.
    HealthFigures measure(Jepa& networks, std::int64_t step) const;

private:
    torch::Tensor logMel_BSM_;
    MaskPlan masks_;
    PredictorFeed feed_;
};

/// exp(entropy) of the normalised singular values of a matrix [rows, columns], after centring its columns.
double effectiveRank(const torch::Tensor& embeddings_BD);

}  // namespace ajepa
