// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_records.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::int64_t step = 20;
    fuzz::writeFile("metrics.jsonl", fuzz::textOf(bytes, size));
    const std::filesystem::path path = fuzz::folder() / "metrics.jsonl";
    const std::vector<StepMetrics> rows = readMetricsFile(path, path);
    fuzz::mustHold(readHealthFile(path).size() == rows.size(), "each readable row counts in every kind of file");
    const auto last = lastMetrics(path);
    fuzz::mustHold(last.has_value() == !rows.empty() && (rows.empty() || last->step == rows.back().step), "the last row is found from the end");
    cutRowsBack(path, step);
    std::size_t kept = 0;
    for (const StepMetrics& row : rows) {
        kept += row.step <= step ? 1 : 0;
    }
    const std::vector<StepMetrics> left = readMetricsFile(path, path);
    fuzz::mustHold(left.size() == kept, "cutting back keeps all rows up to the step");
    for (const StepMetrics& row : left) {
        fuzz::mustHold(row.step <= step, "cutting back keeps no later row");
    }
    return 0;
}
