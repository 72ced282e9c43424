// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_records.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::int64_t step = 20;
    const std::string_view text = fuzz::textOf(bytes, size);
    const std::vector<StepMetrics> rows = metricsOfText(text);
    fuzz::mustHold(healthOfText(text).size() == rows.size(), "each readable row counts in every kind of file");
    const auto last = lastMetricsOfText(text);
    fuzz::mustHold(last.has_value() == !rows.empty() && (rows.empty() || last->step == rows.back().step), "the last row is found from the end");
    std::size_t kept = 0;
    for (const StepMetrics& row : rows) {
        kept += row.step <= step ? 1 : 0;
    }
    const std::vector<StepMetrics> left = metricsOfText(rowsUpTo(text, step));
    fuzz::mustHold(left.size() == kept, "cutting back keeps all rows up to the step");
    for (const StepMetrics& row : left) {
        fuzz::mustHold(row.step <= step, "cutting back keeps no later row");
    }
    return 0;
}
