// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/random.h"
#include "engine/config/presets.h"
#include "engine/jobs/run_events.h"
#include "engine/runs/durable_file.h"

/// Runs whose worker is killed again and again, and what must be the same afterwards.
namespace ajepa::test {

inline RunConfig smallRun(std::int64_t steps) {
    RunConfig config = presetConfig("a-jepa-tiny");
    config.data.corpus = "demo:1:32";
    config.train.steps = steps;
    config.train.batchSize = 8;
    config.train.reportEvery = 1;
    config.train.threads = 1;
    config.train.seed = 5;
    config.checkpoint.everySteps = 4;
    config.health.everySteps = 8;
    config.health.probeClips = 8;
    config.encoder.depth = 2;
    config.encoder.dim = 64;
    config.loss.targetLayers = 2;
    config.predictor.depth = 2;
    config.optimizer.warmupSteps = 2;
    return config;
}

/// Of the figures and of all that a checkpoint holds.
inline std::string digestOf(const std::filesystem::path& run, const std::string& checkpoint) {
    std::string digests;
    for (const std::string& file : {std::string("metrics.jsonl"), std::string("health.jsonl"), "checkpoints/" + checkpoint + "/model.safetensors",
                                    "checkpoints/" + checkpoint + "/optimizer.safetensors", "checkpoints/" + checkpoint + "/trainer.json"}) {
        digests += file + " " + sha256OfFile(run / file) + "\n";
    }
    return digests;
}

/// One run of three kills, or AJEPA_KILLS in all, three a run: as many as a worker is continued by itself.
inline std::size_t roundsOfKills() {
    const char* asked = std::getenv("AJEPA_KILLS");
    return static_cast<std::size_t>(std::max(1, (asked != nullptr ? std::atoi(asked) : 3) / 3));
}

/// Three steps of a run, one in each third of it, and a signal each.
inline std::vector<std::pair<std::int64_t, int>> plannedKills(std::size_t round, std::int64_t steps) {
    constexpr std::array<int, 3> deaths{SIGKILL, SIGSEGV, SIGABRT};
    const std::int64_t third = steps / 3;
    RandomStream random(7, "kills", {round});
    std::vector<std::pair<std::int64_t, int>> plan;
    for (std::int64_t part = 0; part < 3; ++part) {
        const auto within = static_cast<std::int64_t>(random.below(static_cast<std::uint32_t>(third - 2)));
        plan.emplace_back(1 + third * part + within, deaths[random.below(3)]);
    }
    return plan;
}

/// The worker's process, if a line of the log tells it; else 0.
inline pid_t workerIn(const LogLine& line) {
    constexpr std::string_view words = "training in process ";
    return line.text.starts_with(words) ? std::stoi(line.text.substr(words.size())) : 0;
}

}  // namespace ajepa::test
