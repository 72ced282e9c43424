// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/runs/run_row.h"
#include "engine/runs/seed_spread.h"
#include "engine/runs/text_table.h"

namespace ajepa {

/// What several runs came to: a line for each configuration, where runs that differ only by their seed are one line, then one for each baseline; a column for
/// each task that any of them was measured on.
struct ResultTable {
    struct Line {
        std::string name;
        std::vector<std::int64_t> seeds;  ///< empty for a baseline
        bool baseline = false;
        std::vector<std::optional<SeedSpread>> cells;  ///< a column each, percent
    };
    std::vector<RunResult> tasks;  ///< what the columns are; their figures are of no meaning here
    std::vector<Line> lines;
};

ResultTable resultTable(const RunRows& runs);

/// "esc10 knn", and what is not the rule: pooling other than the mean, an encoder other than the target's.
std::string taskName(const RunResult& task);

/// For a paper: "71.5 ± 1.2" with one decimal, percent; "71.5" for a single run, "(n = 2)" behind it where not all seeds were measured.
TextTable resultText(const ResultTable& table);
/// For computing: mean, half width, deviation and number of runs in columns of their own.
TextTable resultNumbers(const ResultTable& table);

}  // namespace ajepa
