// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "engine/masking/mask_plan.h"

namespace ajepa {

/// What a published mask rule was found to do, shares of the grid (method.md 1.6; 4,000 to 8,000 masks in batches of 64).
struct PublishedMasks {
    double context = 0;               ///< mean share in the context
    double batchMinimum = 0;          ///< smallest context of a batch of 64
    std::optional<double> relaxed;    ///< share of draws with dropped constraints
    std::optional<double> unreached;  ///< target patches that nothing reaches after the predictor's 16 layers (method.md 0, finding 3)
};

/// The figures for a configuration's block or time-frequency masks, where its grid, geometry, sizes and windows are those that were measured.
std::optional<PublishedMasks> publishedMasks(const RunConfig& config, bool timeFrequency);

/// Hidden share that the paper of the configuration's strategy names (A-JEPA: mask ratio 0.75; Audio-JEPA: 0.4 to 0.6), nothing for other strategies.
std::optional<double> publishedHiddenShare(const RunConfig& config);

}  // namespace ajepa
