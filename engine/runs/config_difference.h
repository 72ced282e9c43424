// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/runs/run_row.h"
#include "engine/runs/text_table.h"

namespace ajepa {

/// The settings in which several runs are not all alike, in the order of the form.
struct ConfigDifference {
    struct Field {
        std::string id;  ///< "optimizer.learning_rate"
        std::string unit;
        std::string sentence;             ///< English, translatable in the context "ConfigFields"
        std::vector<std::string> values;  ///< a run each
    };
    std::vector<std::string> runs;  ///< short names, of those that can be opened
    std::vector<Field> fields;
};

/// Reads the configurations: for a worker thread. Runs that cannot be opened are left out.
ConfigDifference configDifference(const RunRows& runs);

/// A row a setting, a column a run.
TextTable differenceText(const ConfigDifference& difference);

/// The catalogue itself: a row a run, with a column for each task.
TextTable catalogueText(const RunRows& runs);

}  // namespace ajepa
