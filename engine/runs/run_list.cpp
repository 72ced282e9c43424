// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/runs/file_descriptor.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_records.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

RunSummary summaryOf(const fs::path& path) {
    RunSummary summary;
    summary.path = path;
    summary.name = path.filename().string();
    try {
        const RunDirectory run = RunDirectory::open(path);
        const RunDirectory::StateRecord record = run.state();
        summary.state = record.state;
        summary.interrupted = record.interrupted;
        summary.step = record.step;
        summary.message = record.message;
        summary.steps = run.config().train.steps;
        summary.corpus = run.config().data.corpus;
        if (const auto last = lastMetrics(path / "metrics.jsonl")) {
            summary.step = std::max(summary.step, last->step);
            summary.loss = last->loss;
        }
    } catch (const Error& error) {
        summary.state = RunState::failed;
        summary.message = error.what();
    }
    return summary;
}

}  // namespace

std::vector<RunSummary> listRuns(const fs::path& runsFolder) {
    std::vector<RunSummary> runs;
    std::error_code unreadable;
    for (fs::directory_iterator place(runsFolder, unreadable), end; !unreadable && place != end; place.increment(unreadable)) {
        std::error_code ignored;
        if (place->is_directory(ignored) && !place->path().filename().string().starts_with('.')) {
            runs.push_back(summaryOf(place->path()));
        }
    }
    if (unreadable && unreadable != std::errc::no_such_file_or_directory) {
        throw storageError("cannot list the runs in", runsFolder, unreadable.value());
    }
    // Names begin with the time of creation. Of equal stamps the longer name, with its number, is the later.
    std::sort(runs.begin(), runs.end(), [](const RunSummary& a, const RunSummary& b) { return a.name > b.name; });
    return runs;
}

}  // namespace ajepa
