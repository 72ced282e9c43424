// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/queue/experiment_queue.h"

namespace ajepa {

/// Judges the running entries of a queue whose window is gone by the run folders below `runsFolder`: trains on (its lock is held) stays running; ended is settled
/// as the run's record says, without a record as failed; never begun waits again.
void settleLeftBehind(ExperimentQueue& queue, const std::filesystem::path& runsFolder);

}  // namespace ajepa
