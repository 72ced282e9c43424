// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/config/run_config.h"

namespace ajepa {

/// What the form is about to start.
struct TrainingRequest {
    RunConfig config;
    QString preset;
    QString runsFolder;
    QString name;
};

/// The very command that starts the same run on a terminal: preset, corpus, and one --set for each field that differs from the preset.
QString pretrainCommand(const TrainingRequest& request);

/// One word for a POSIX shell, quoted only where it must be.
QString shellWord(const QString& text);

}  // namespace ajepa
