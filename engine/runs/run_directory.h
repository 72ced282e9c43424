// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/jobs/run_events.h"
#include "engine/picture/png_file.h"

namespace ajepa {

/// A run's folder, the record of the run (design section 4). Everything the window shows about a run is rebuilt from here.
class RunDirectory {
public:
    /// Creates runs/STAMP-NAME with run.toml, environment.json and state.json (queued). A name that exists gets a number. Throws Error(storage).
    /// The folder appears complete or not at all. `environment` adds to environment.json what only the caller knows.
    static RunDirectory create(const std::filesystem::path& runsFolder, const std::string& name, const RunConfig& config,
                               const std::string& manifestHash, const std::map<std::string, std::string>& environment = {});
    /// Opens an existing one; throws Error(storage) if run.toml is missing or cannot be read.
    static RunDirectory open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return path_; }
    std::string name() const { return path_.filename().string(); }
    const RunConfig& config() const { return config_; }
    std::filesystem::path checkpointsFolder() const { return path_ / "checkpoints"; }
    std::filesystem::path evaluationsFolder() const { return path_ / "evaluations"; }

    /// Last state written; {failed, "..."} if state.json is damaged. A run whose state says running but whose lock is free was killed: interrupted = true.
    struct StateRecord {
        RunState state = RunState::queued;
        std::int64_t step = 0;
        std::string message;
        bool interrupted = false;
    };
    StateRecord state() const;
    void writeState(RunState state, std::int64_t step, const std::string& message = {}) const;

    /// All reported steps; a torn last line is ignored.
    std::vector<StepMetrics> readMetrics() const;
    std::vector<HealthFigures> readHealth() const;

    /// Cuts metrics.jsonl, timing.jsonl and health.jsonl back to rows with step <= `step` (on resume). Torn last lines go too. Atomic.
    void cutBackTo(std::int64_t step) const;

    /// Holds an exclusive lock on the run for the life of the returned object; throws Error(storage) if another process trains here.
    class Lock;
    std::shared_ptr<Lock> lock() const;

private:
    std::filesystem::path path_;
    RunConfig config_;
};

/// Observer that writes metrics.jsonl, timing.jsonl, health.jsonl, events.jsonl and state.json of a run, and its TensorBoard event file if train.tensorboard
/// says so. Rows are appended with one write each; a failed append is reported once as a warning (events.jsonl, stderr) and retried with the next row, nothing
/// is lost while memory lasts. A saved checkpoint brings the rows to the disk.
class RunLog final : public RunObserver {
public:
    explicit RunLog(const RunDirectory& run);
    ~RunLog() override;
    void onStep(const StepMetrics& metrics) override;
    void onEvent(const RunEvent& event) override;
    /// Whether pictures are kept: train.tensorboard.
    bool keepsPictures() const;
    /// Adds a picture to the TensorBoard event file; without one nothing happens.
    void addPicture(std::int64_t step, std::string_view tag, const RgbPicture& picture);

private:
    struct Files;
    std::unique_ptr<Files> files_;
};

/// One line of the run library.
struct RunSummary {
    std::filesystem::path path;
    std::string name;
    RunState state = RunState::queued;
    bool interrupted = false;
    std::int64_t step = 0;
    std::int64_t steps = 0;
    std::optional<double> loss;  ///< of the newest reported step; nothing before the first report
    std::string corpus;
    std::string message;  ///< why it failed
};
/// All run folders below, newest first; damaged ones are listed as failed with the reason, never skipped silently.
std::vector<RunSummary> listRuns(const std::filesystem::path& runsFolder);

}  // namespace ajepa
