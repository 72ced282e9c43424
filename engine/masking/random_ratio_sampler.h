// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/masking/mask_plan.h"

namespace ajepa {

/// Audio-JEPA's masks (method.md 2.3): the hidden share is drawn once per step, a permutation per clip; the first floor(N (1 - share)) cells are the context,
/// the others the single target set.
class RandomRatioSampler final : public MaskSampler {
public:
    explicit RandomRatioSampler(const RunConfig& config);
    ClipMasks sample(std::int64_t step, std::uint64_t clip) const override;
    bool drawsTimeFrequency(std::int64_t, std::uint64_t) const override { return false; }
    PatchGrid grid() const override { return grid_; }

protected:
    void sampleAll(std::int64_t step, std::span<const std::uint64_t> clips, std::span<ClipMasks> masks) const override;

private:
    struct Draw;
    void sample(Draw& draw, std::uint64_t clip, ClipMasks& masks) const;
    int contextCells(std::int64_t step) const;

    PatchGrid grid_;
    std::array<double, 2> ratio_;
    std::vector<std::uint32_t> cells_;  ///< 0, 1, 2 ...
};

}  // namespace ajepa
