// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// The rare events of a past run from its events.jsonl, in order; torn or unknown lines are passed over, a missing file has none. For a worker thread.
std::vector<RunEvent> readEvents(const std::filesystem::path& run);

}  // namespace ajepa
