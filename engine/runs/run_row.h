// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/runs/metric_samples.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_notes.h"
#include "engine/runs/run_results.h"

namespace ajepa {

/// One run of the catalogue: everything its row shows, and what tells whether it must be read again.
struct RunRow {
    RunSummary summary;
    std::string problem;  ///< why it cannot be opened, in a sentence; empty if it can
    std::string preset;   ///< the nearest preset
    int changes = 0;      ///< settings in which it differs from it
    std::string
        twin;  ///< equal for runs that differ only by their seed or, in fine-tuning, by what is held out; empty if the configuration cannot be read
    std::int64_t seed = 0;
    std::string created;             ///< "2026-11-22 20:31:05", from the folder's name; empty if that tells none
    std::vector<LossPoint> curve;    ///< for a spark line
    std::vector<RunResult> results;  ///< the newest of each task
    RunNotes notes;

    bool isOpenable() const { return problem.empty(); }
    /// Whether a process works on it now.
    bool isLive() const { return isOpenable() && !isTerminal(summary.state) && summary.state != RunState::queued && !summary.interrupted; }
    /// Whether continuing it would do something: steps are left, or what follows the last one (a fine-tuning's final test).
    bool canContinue() const { return isOpenable() && !isLive() && (summary.step < summary.steps || summary.state != RunState::succeeded); }
    /// The result with the highest value; nullptr if there is none.
    const RunResult* bestResult() const;
};

using RunRowPointer = std::shared_ptr<const RunRow>;
using RunRows = std::vector<RunRowPointer>;

/// Sizes, times and inodes of the files that a row is made of.
struct RunStamps {
    struct File {
        std::int64_t inode = 0, bytes = 0, changedNs = 0;
        bool operator==(const File&) const = default;
    };
    std::array<File, 5> files;  ///< run.toml, state.json, metrics.jsonl, evaluations, notes.json

    bool operator==(const RunStamps&) const = default;
    /// False if a file changed so shortly before `nowNs` that a further change could leave the same stamp.
    bool isSettled(std::int64_t nowNs) const;
};

RunStamps stampsOf(const std::filesystem::path& run);

/// Reads one run. Never throws for what is wrong with it: half deleted, of a newer version, not permitted are rows with a sentence.
RunRow readRunRow(const std::filesystem::path& run);

/// Whether a row whose files have not changed says something else by now: a run that was live has died without a word, or the other way round.
bool isOutdated(const RunRow& row);

}  // namespace ajepa
