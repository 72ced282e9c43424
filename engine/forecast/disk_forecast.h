// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/config_check.h"
#include "engine/corpus/corpus.h"

namespace ajepa {

/// What a run will write, in bytes, and where its largest parts come from.
struct DiskForecast {
    std::int64_t oneCheckpoint = 0;
    std::int64_t checkpoints = 0;  ///< how many lie there at once: that of step 0, the newest, and one being written
    std::int64_t store = 0;        ///< of the feature store; 0 without one, and where it is made already
    bool storeIsThere = false;
    std::int64_t records = 0;  ///< metrics, timing, health, TensorBoard

    std::int64_t total() const { return oneCheckpoint * checkpoints + store + records; }
};

/// Looks whether the feature store is made already: for a worker thread.
DiskForecast diskForecast(const RunConfig& config, const Corpus& corpus);

/// What does not fit together on the disk of the runs folder although check() finds nothing: checkpoints and feature store. Empty if it fits or nothing is known.
std::vector<ConfigIssue> diskIssues(const DiskForecast& forecast, const MachineInfo& machine);

}  // namespace ajepa
