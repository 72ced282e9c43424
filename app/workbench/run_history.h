// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// What is known about a run so far, in the order of its steps: from disk for a past run, growing for a live one.
struct RunHistory {
    std::vector<StepMetrics> steps;
    std::vector<HealthFigures> health;
    std::vector<LogLine> log;
    std::vector<std::int64_t> checkpoints;
    std::optional<CheckpointFailed> unsaved;  ///< the last checkpoint could not be written
    std::vector<LossAlert> lossAlerts;        ///< losses that were not as usual
    std::vector<std::int64_t> resumes;        ///< steps that a training went on from

    /// Adds a row; rows of the same or later steps go first, for a resumed run repeats the steps behind its checkpoint.
    void append(const StepMetrics& metrics);
    void append(const HealthFigures& figures);
    /// Notes checkpoints, those that failed, resumes and alerts; other events are no part of it.
    void note(const RunEvent& event);

private:
    void forgetAlertsBehind(std::int64_t step);

    RunState before_ = RunState::queued;
};

/// Reads metrics, health and log of a run folder. For a worker thread. Throws Error(storage).
RunHistory readHistory(const std::filesystem::path& run);

/// A rare event as a line of the log; empty text for events that are no news there.
LogLine logLine(const RunEvent& event);

}  // namespace ajepa
