// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/metrics_tail.h"

#include "engine/runs/run_records.h"

namespace ajepa {

std::vector<StepMetrics> MetricsTail::more() {
    std::vector<StepMetrics> rows = metricsOfText(metrics_.more());  // first: a run writes a row's timing before it
    for (const StepMetrics& timing : timingsOfText(timing_.more())) {
        timings_.insert_or_assign(timing.step, timing);
    }
    for (StepMetrics& row : rows) {
        if (const auto timing = timings_.find(row.step); timing != timings_.end()) {
            addTiming(row, timing->second);
        }
    }
    if (!rows.empty()) {
        timings_.erase(timings_.begin(), timings_.upper_bound(rows.back().step));
    }
    return rows;
}

}  // namespace ajepa
