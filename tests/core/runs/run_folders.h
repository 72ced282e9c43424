// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_records.h"

/// Run folders as a training leaves them, without a training.
namespace ajepa::test {

struct RunTraits {
    std::string name = "2026-11-22T203105-a-jepa-tiny-esc10";
    std::int64_t seed = 0;
    std::int64_t steps = 2000;
    std::int64_t done = 2000;
    RunState state = RunState::succeeded;
    double knn = 0;  ///< percent; 0: no evaluation
    double learningRate = 0;
};

inline void writeText(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

inline void writeResult(const std::filesystem::path& run, const std::string& protocol, std::int64_t step, double mean) {
    const nlohmann::ordered_json result{{"protocol", protocol},
                                        {"metric", "accuracy"},
                                        {"mean", mean},
                                        {"std", 2.0},
                                        {"folds", {{{"name", "1"}, {"accuracy", mean}}}},
                                        {"baselines", {{"untrained", {{"mean", mean / 2}, {"std", 1.0}, {"folds", nlohmann::json::array()}}}}},
                                        {"pool", "mean"},
                                        {"encoder", "target"},
                                        {"corpus", "esc10"},
                                        {"step", step}};
    writeText(run / "evaluations" / ("esc10-" + protocol + "-step-" + std::to_string(step) + ".json"), result.dump(2));
}

/// One folder below `runs`; every tenth step is reported.
inline std::filesystem::path makeRunFolder(const std::filesystem::path& runs, const RunTraits& traits) {
    RunConfig config = presetConfig("a-jepa-tiny");
    config.data.corpus = "/data/esc10";
    config.train.seed = traits.seed;
    config.train.steps = traits.steps;
    if (traits.learningRate > 0) {
        config.optimizer.learningRate = traits.learningRate;
    }
    const std::filesystem::path run = runs / traits.name;
    writeText(run / "run.toml", toToml(config));
    writeText(run / "environment.json", R"({"ajepa": "0.1.0"})");
    writeText(run / "state.json", nlohmann::json{{"state", std::string(runStateId(traits.state))}, {"step", traits.done}, {"message", ""}}.dump());
    std::string metrics;
    for (std::int64_t step = 10; step <= traits.done; step += 10) {
        metrics += metricsRow({.step = step, .loss = 1.0 / std::sqrt(static_cast<double>(step)), .learningRate = 1e-3, .gradNorm = 0.5}) + "\n";
    }
    writeText(run / "metrics.jsonl", metrics);
    if (traits.knn > 0) {
        writeResult(run, "knn", traits.done, traits.knn);
    }
    return run;
}

/// Sets the time of all that lies in a run's folder.
inline void setTimes(const std::filesystem::path& run, std::filesystem::file_time_type time) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(run)) {
        std::filesystem::last_write_time(entry.path(), time);
    }
}

/// Long ago, so that a stamp can be relied on at once.
inline void age(const std::filesystem::path& run) {
    setTimes(run, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
}

/// A library to measure: runs of 200 reported steps with two evaluations each, all aged.
inline void makeLibrary(const std::filesystem::path& folder, int count) {
    for (int i = 0; i < count; ++i) {
        const auto run = makeRunFolder(
            folder, {.name = "2026-11-22T20310" + std::to_string(i % 10) + "-run-" + std::to_string(i), .seed = i % 5, .knn = 40.0 + i % 50});
        writeResult(run, "linear", 2000, 60);
        age(run);
    }
}

}  // namespace ajepa::test
