// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_row.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "engine/config/config_text.h"
#include "engine/config/nearest_preset.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/json_text.h"
#include "engine/runs/run_environment.h"
#include "engine/runs/run_records.h"
#include "engine/runs/run_state.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t sparkPoints = 48;
constexpr std::int64_t settlingNs = 1'000'000'000;
constexpr std::size_t largestConfig = std::size_t{4} << 20U;

/// "2026-11-22T203105-name" -> "2026-11-22 20:31:05".
std::string createdFrom(const std::string& name) {
    const auto digitsAt = [&](std::initializer_list<std::size_t> places) {
        return std::all_of(places.begin(), places.end(), [&](std::size_t place) { return name[place] >= '0' && name[place] <= '9'; });
    };
    const bool stamped = name.size() > 18 && name[4] == '-' && name[7] == '-' && name[10] == 'T' && name[17] == '-' &&
                         digitsAt({0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 13, 14, 15, 16});
    return stamped ? name.substr(0, 10) + ' ' + name.substr(11, 2) + ':' + name.substr(13, 2) + ':' + name.substr(15, 2) : std::string();
}

/// The version of the program that made the run; empty if environment.json does not tell.
std::string versionOf(const fs::path& run) {
    try {
        return parseJson(readTextFile(run / "environment.json", 1U << 20U), 4).at("ajepa").get<std::string>();
    } catch (const std::exception&) {
        return {};
    }
}

/// What is wrong with a run whose run.toml was refused with `error`.
std::string problemOf(const fs::path& run, const std::string& error) {
    const std::string version = versionOf(run);
    const bool foreign = !version.empty() && version != programVersion();
    return foreign ? "This run was made by version " + version + ", which this version " + std::string(programVersion()) + " cannot read: " + error
                   : error;
}

void takeConfig(RunRow& row, const RunConfig& config) {
    const PresetOrigin origin = presetOrigin(config);
    row.preset = origin.preset;
    row.changes = origin.changes;
    row.twin = origin.twin;
    row.seed = config.train.seed;
    row.summary.steps = config.train.steps;
    row.summary.corpus = config.data.corpus;
}

/// run.toml, or why it cannot be read.
void readConfig(RunRow& row, const fs::path& run) {
    std::error_code reason;
    const bool there = fs::exists(run / "run.toml", reason);
    if (reason) {
        row.problem = "The folder cannot be read: " + reason.message() + ".";
    } else if (!there) {
        row.problem = "The folder has no run.toml: it is no run, or was deleted in part.";
    } else {
        try {
            takeConfig(row, fromToml(readTextFile(run / "run.toml", largestConfig), {}, "run.toml"));
        } catch (const Error& error) {
            row.problem = problemOf(run, error.what());
        }
    }
}

/// What else there is. A run whose notes or curve cannot be read is a run all the same: the first such thing is its message.
template <typename Read>
void attempt(RunRow& row, const Read& read) {
    try {
        read();
    } catch (const Error& error) {
        if (row.summary.message.empty()) {
            row.summary.message = error.what();
        }
    }
}

void readState(RunRow& row, const fs::path& run) {
    const RunDirectory::StateRecord record = stateOf(run);
    row.summary.state = record.state;
    row.summary.interrupted = record.interrupted;
    row.summary.step = record.step;
    row.summary.message = record.message;
}

void readCurve(RunRow& row, const fs::path& run) {
    row.curve = sampleLoss(run / "metrics.jsonl", sparkPoints);
    if (const auto last = lastMetrics(run / "metrics.jsonl")) {
        row.summary.step = std::max(row.summary.step, last->step);
        row.summary.loss = last->loss;
    }
}

}  // namespace

const RunResult* RunRow::bestResult() const {
    const auto best = std::max_element(results.begin(), results.end(), [](const RunResult& a, const RunResult& b) { return a.mean < b.mean; });
    return best == results.end() ? nullptr : &*best;
}

RunStamps stampsOf(const fs::path& run) {
    static constexpr std::array names{"run.toml", "state.json", "metrics.jsonl", "evaluations", notesName};
    RunStamps stamps;
    for (std::size_t i = 0; i < names.size(); ++i) {
        struct stat status {};
        if (::stat((run / names[i]).c_str(), &status) == 0) {
            stamps.files[i] = {static_cast<std::int64_t>(status.st_ino), static_cast<std::int64_t>(status.st_size),
                               status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
        }
    }
    return stamps;
}

bool RunStamps::isSettled(std::int64_t nowNs) const {
    return std::all_of(files.begin(), files.end(), [&](const File& file) { return std::abs(nowNs - file.changedNs) > settlingNs; });
}

RunRow readRunRow(const fs::path& run) {
    RunRow row;
    row.summary.path = run;
    row.summary.name = run.filename().string();
    row.created = createdFrom(row.summary.name);
    readConfig(row, run);
    if (row.problem.empty()) {
        attempt(row, [&] { readState(row, run); });
        attempt(row, [&] { readCurve(row, run); });
        attempt(row, [&] { row.results = newestResults(readResults(run)); });
        attempt(row, [&] { row.notes = readNotes(run); });
    } else {
        row.summary.state = RunState::failed;
        row.summary.message = row.problem;
    }
    return row;
}

bool isOutdated(const RunRow& row) {
    return row.isOpenable() && !isTerminal(row.summary.state) && stateOf(row.summary.path).interrupted != row.summary.interrupted;
}

}  // namespace ajepa
