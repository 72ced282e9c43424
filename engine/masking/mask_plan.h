// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

/// The patch grid: `time` rows (slow axis) x `bands` columns (fast axis). Cell i = t * bands + f.
struct PatchGrid {
    int time = 0;
    int bands = 0;
    int cells() const { return time * bands; }
};

/// One clip's masks. Cells ascend within each list (row-major), except after random truncation, where they are sorted again.
struct ClipMasks {
    std::vector<std::int32_t> context;               ///< cells that the context encoder sees
    std::vector<std::vector<std::int32_t>> targets;  ///< cells to predict, one list a target block; may overlap
    int relaxations = 0;                             ///< constraints dropped to find a context (D7)
};

/// The masks of one training step's batch.
struct MaskPlan {
    PatchGrid grid;
    bool timeFrequency = false;  ///< what the curriculum drew for this step (first clip's draw if per clip)
    std::vector<ClipMasks> clips;
};

/// Draws masks. A pure function of (configuration, seed, step, clip identities): worker count and batch order cannot change them; only
/// `first` and `random` truncation look at the batch's smallest mask, as in the original.
class MaskSampler {
public:
    virtual ~MaskSampler() = default;
    /// Masks of one clip before truncation.
    virtual ClipMasks sample(std::int64_t step, std::uint64_t clip) const = 0;
    /// True if step `step` (and clip, if curriculum.perClip) uses time-frequency masks.
    virtual bool drawsTimeFrequency(std::int64_t step, std::uint64_t clip) const = 0;
    virtual PatchGrid grid() const = 0;
    /// Masks of a batch, truncation applied. `clips` are the dataset's clip indices. A plan that is no longer needed can be given for its memory: fetching
    /// new memory from the system for each batch takes longer than drawing random masks.
    MaskPlan plan(std::int64_t step, const std::vector<std::uint64_t>& clips, MaskPlan recycled = {}) const;
    /// The same before truncation.
    MaskPlan draw(std::int64_t step, const std::vector<std::uint64_t>& clips, MaskPlan recycled = {}) const;
    /// Cuts what draw() gave for the same step and clips, as mask.truncation says.
    void truncate(MaskPlan& plan, std::int64_t step, const std::vector<std::uint64_t>& clips) const;

protected:
    /// What sample() gives for each clip of a step, in place of what `masks` holds, in its memory. A strategy whose clips share work does it once.
    virtual void sampleAll(std::int64_t step, std::span<const std::uint64_t> clips, std::span<ClipMasks> masks) const;

    Truncation truncation_ = Truncation::ragged;
    std::uint64_t seed_ = 0;
};

/// The sampler of a configuration (mask, curriculum, grid, train.seed, train.steps). Throws Error(request) if no mask can exist.
std::unique_ptr<MaskSampler> makeMaskSampler(const RunConfig& config);

/// Shares and counts of a set of masks; fractions of the grid's cells.
struct MaskStatistics {
    double contextRatio = 0;  ///< mean share of cells in the context
    double targetRatio = 0;   ///< mean share of one target
    double unionRatio = 0;    ///< mean share of the union of a clip's targets
    double hiddenRatio = 0;   ///< 1 - contextRatio
    double batchMinimum = 0;  ///< mean over plans of the smallest context share
    double relaxedShare = 0;  ///< share of clips with at least one relaxation
    double tfShare = 0;       ///< share of plans with time-frequency masks
};
MaskStatistics maskStatistics(const std::vector<MaskPlan>& plans);

}  // namespace ajepa
