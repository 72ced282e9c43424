// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "engine/jobs/engine.h"

namespace ajepa::cli {

/// The arguments of every command that embeds sounds with a checkpoint.
struct CheckpointOptions {
    std::string checkpoint;
    std::string encoder = "target";
    std::string pool = "mean";

    void addTo(CLI::App& command, bool allowBoth);
    /// Throws Error(request) for anything but target and context.
    EncoderChoice encoderChoice() const;
    /// "mean" or "segments:S". Throws Error(request).
    Pooling pooling() const;
};

}  // namespace ajepa::cli
