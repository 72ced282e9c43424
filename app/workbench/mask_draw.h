// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/masking/mask_plan.h"

namespace ajepa {

/// The masks of one clip at one step, with what the page says about them.
struct MaskDraw {
    MaskPlan plan;  ///< of the one clip
    MaskStatistics statistics;
    double scheduled = 0;  ///< probability of time-frequency masks at this step
    int batch = 1;         ///< clips that truncation cut to the smallest of; 1: kept whole
};

/// Draws what `ajepa masks --step STEP --clips N` has for the clip: with truncation N is train.batch_size and the batch is the clip's neighbours in the
/// corpus (batch 0 holds clips 0 to N - 1), else the batch does not matter. Throws Error(request) that names the constraint if there is no context.
MaskDraw drawMasks(const RunConfig& config, std::int64_t step, std::uint64_t clip);

}  // namespace ajepa
