// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "engine/config/run_config.h"

namespace ajepa {

/// Clips a second of runs that did the same work on this machine: the median of each run's newest reports; of these the smallest, the middle and the largest.
struct PastSpeed {
    double slowest = 0;
    double typical = 0;
    double fastest = 0;
    int runs = 0;
};

/// Whether a clip costs the same in both: network, masks, front-end, batch, device, threads. Seeds, lengths, schedules and the corpus do not count.
bool sameWork(const RunConfig& left, const RunConfig& right);

/// Looks at the newest runs of a folder; nothing if none of them did the same work on a machine with this one's processor and GPU. For a worker thread.
/// A run that cannot be read counts for nothing.
std::optional<PastSpeed> pastSpeed(const std::filesystem::path& runsFolder, const RunConfig& config);

}  // namespace ajepa
