// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

#include "engine/jobs/run_events.h"
#include "engine/runs/record_tail.h"

namespace ajepa {

/// The steps that a run of another process reports, as they are written: metrics.jsonl with the timing of timing.jsonl.
class MetricsTail {
public:
    explicit MetricsTail(const std::filesystem::path& run) : metrics_(run / "metrics.jsonl"), timing_(run / "timing.jsonl") {}

    /// The rows that came since the last look (RecordTail::more), those that were seen before without timing. Throws Error(storage).
    std::vector<StepMetrics> more();

private:
    RecordTail metrics_, timing_;
    std::map<std::int64_t, StepMetrics> timings_;  ///< by step, those whose row of the metrics is still to come
};

}  // namespace ajepa
