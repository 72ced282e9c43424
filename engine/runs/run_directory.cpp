// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_directory.h"

#include <sys/stat.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <ctime>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/config/config_text.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/free_name.h"
#include "engine/runs/json_text.h"
#include "engine/runs/run_environment.h"
#include "engine/runs/run_lock.h"
#include "engine/runs/run_records.h"
#include "engine/runs/run_state.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr const char* configName = "run.toml";
constexpr const char* stateName = "state.json";

/// Local time, for people who look for "the run of this morning"; nothing is computed from it.
std::string localStamp() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H%M%S", &parts);
    return text.data();
}

/// One path component that every file system and shell takes: letters, digits, dot, underscore, hyphen.
std::string folderNameFrom(const std::string& name) {
    std::string safe = name.substr(0, 100);
    for (char& character : safe) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte >= 0x80 || (std::isalnum(byte) == 0 && character != '.' && character != '_' && character != '-')) {
            character = '-';
        }
    }
    return safe.empty() ? "run" : safe;
}

std::string stateText(RunState state, std::int64_t step, const std::string& message) {
    return JsonRow().add("state", runStateId(state)).add("step", step).add("message", message).add("time_utc", utcNow()).text() + '\n';
}

void createParents(const fs::path& folder) {
    std::error_code reason;
    fs::create_directories(folder, reason);
    if (reason) {
        throw storageError("cannot create the folder", folder, reason.value());
    }
}

bool wasBegun(const fs::path& run, RunState state) {
    std::error_code ignored;
    return state == RunState::queued ? fs::exists(run / "checkpoints", ignored) : !isTerminal(state);
}

}  // namespace

RunDirectory RunDirectory::create(const fs::path& runsFolder, const std::string& name, const RunConfig& config, const std::string& manifestHash,
                                  const std::map<std::string, std::string>& environment) {
    createParents(runsFolder);
    const fs::path prepared = runsFolder / (".tmp-" + uniqueSuffix());
    if (::mkdir(prepared.c_str(), 0777) != 0) {
        throw storageError("cannot create a run in", runsFolder, errno);
    }
    RunDirectory run;
    run.config_ = config;
    try {
        durableWrite(prepared / configName, toToml(config));
        durableWrite(prepared / "environment.json", environmentText(config, manifestHash, environment));
        durableWrite(prepared / stateName, stateText(RunState::queued, 0, {}));
        syncFolder(prepared);
        run.path_ = moveToFreeName(prepared, runsFolder / (localStamp() + '-' + folderNameFrom(name)));
        syncFolder(runsFolder);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(prepared, ignored);
        throw;
    }
    return run;
}

RunDirectory RunDirectory::open(const fs::path& path) {
    const fs::path folder = path.has_filename() ? path : path.parent_path();
    std::error_code ignored;
    if (!fs::exists(folder / configName, ignored)) {
        throw Error(ErrorKind::storage, path.string() + " is no run folder: it has no run.toml", path.string(),
                    "name a folder that `ajepa runs` lists");
    }
    RunDirectory run;
    run.path_ = folder;
    try {
        run.config_ = readConfigFile(folder / configName);
    } catch (const Error& error) {
        throw Error(ErrorKind::storage, "the configuration of the run " + run.name() + " cannot be read: " + error.what(),
                    (folder / configName).string(), error.hint());
    }
    return run;
}

RunDirectory::StateRecord stateOf(const fs::path& run) {
    RunDirectory::StateRecord record;
    try {
        const nlohmann::json document = parseJson(readTextFile(run / stateName, 1U << 20U), 2);
        record.state = runStateFromId(document.at("state").get<std::string>());
        record.step = wholeNumber(document.at("step"));
        record.message = document.value("message", std::string());
        record.interrupted = wasBegun(run, record.state) && !isLocked(run);
    } catch (const Error& error) {
        return {RunState::failed, 0, error.what(), false};
    } catch (const std::exception&) {
        return {RunState::failed, 0, "state.json of the run " + run.filename().string() + " is damaged", false};
    }
    return record;
}

RunDirectory::StateRecord RunDirectory::state() const {
    return stateOf(path_);
}

void RunDirectory::writeState(RunState state, std::int64_t step, const std::string& message) const {
    durableReplace(path_ / stateName, stateText(state, step, message));
}

std::vector<StepMetrics> RunDirectory::readMetrics() const {
    return readMetricsFile(path_ / "metrics.jsonl", path_ / "timing.jsonl");
}

std::vector<HealthFigures> RunDirectory::readHealth() const {
    return readHealthFile(path_ / "health.jsonl");
}

void RunDirectory::cutBackTo(std::int64_t step) const {
    for (const char* record : {"metrics.jsonl", "timing.jsonl", "health.jsonl"}) {
        cutRowsBack(path_ / record, step);
    }
}

}  // namespace ajepa
