// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "engine/runs/run_row.h"

namespace ajepa {

/// What runs are sorted by.
enum class RunOrder { created, name, state, step, loss, result, preset, corpus, seed };

/// Sorts runs; equal ones stay as they stood. Runs without a value come last, whichever way round.
void sortRuns(RunRows& rows, RunOrder order, bool descending);

/// The id of the command line: "created", "name" ... Throws Error(request) that lists them.
RunOrder runOrderFromId(std::string_view id);

/// The folder's name without its time stamp: "a-jepa-tiny-esc10".
std::string_view shortRunName(const RunRow& row);
/// The corpus' own name: the last part of its path, "demo:0:24" as it is.
std::string_view shortCorpusName(const RunRow& row);

}  // namespace ajepa
