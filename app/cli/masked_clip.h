// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "app/cli/terminal.h"
#include "engine/masking/mask_plan.h"

namespace ajepa::cli {

/// --clip and what is made of it: a clip under the first masks of a plan, as sound and as picture.
struct MaskedClipOptions {
    std::string clip;
    std::string part = "context";
    std::string wav;
    std::string png;
    bool matchLevel = false;

    void addTo(CLI::App& command);
    /// Writes what was asked for and says what it is: part, cells, seconds, sample_rate_hz, level_db (RMS of what sounds, re full scale), wav, png. Null without
    /// --clip. Throws AudioError; Error(request) if neither --wav nor --png is given; Error(storage).
    Json write(const RunConfig& config, const MaskPlan& plan) const;
};

}  // namespace ajepa::cli
