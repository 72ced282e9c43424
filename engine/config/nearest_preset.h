// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "engine/config/run_config.h"

namespace ajepa {

/// Where a configuration comes from, as far as it can be told: a frozen run does not name its preset, and may have been written by hand.
struct PresetOrigin {
    std::string preset;  ///< the preset with the fewest different settings
    int changes = 0;     ///< how many differ
    std::string twin;    ///< SHA-256 over every setting but train.seed and, in fine-tuning, data.held_out_folds: equal for repetitions
};

/// Corpus, seed, threads and device do not count: they belong to the occasion, not to the recipe. Neither does, in a fine-tuning, what comes with the
/// checkpoint: it is compared with the presets for fine-tuning alone.
PresetOrigin presetOrigin(const RunConfig& config);

}  // namespace ajepa
