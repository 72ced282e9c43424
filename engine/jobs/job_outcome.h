// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "engine/jobs/job_runner.h"

namespace ajepa {

/// How a job ended, before anybody is told: the runner destroys a failed job first, so that its memory is free when the failure is shown.
struct JobOutcome {
    RunState state = RunState::succeeded;
    std::optional<RunFailed> failure;
};

/// Runs a job with the catch ladder of style.md 5.7. Nothing escapes.
JobOutcome executeJob(Job& job, JobContext& context) noexcept;

/// Reports RunFailed, if it failed, and the terminal state. An observer that throws is passed over.
void reportOutcome(const JobContext& context, const JobOutcome& outcome) noexcept;

}  // namespace ajepa
