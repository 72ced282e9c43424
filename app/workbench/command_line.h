// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <optional>

#include "engine/config/run_config.h"

namespace ajepa {

/// Where a run branches from.
struct BranchOrigin {
    std::filesystem::path run;
    std::int64_t step = 0;
    RunConfig config;  ///< of that run
};

/// What the form is about to start.
struct TrainingRequest {
    RunConfig config;
    QString preset;
    QString runsFolder;
    QString name;
    std::optional<BranchOrigin> origin{};  ///< none: fresh weights
    std::optional<RunConfig> recipe{};     ///< of a fine-tuning: what its preset makes of the checkpoint's configuration
};

/// The very command that starts the same run on a terminal: preset, corpus, and one --set for each field that differs from the preset.
/// A branch is a `resume --from` with what differs from its origin, a fine-tuning a `finetune --from` with what differs from its recipe.
QString trainingCommand(const TrainingRequest& request);

/// One word for a POSIX shell, quoted only where it must be.
QString shellWord(const QString& text);

}  // namespace ajepa
