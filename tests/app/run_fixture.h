// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "app/workbench/paths.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/run_directory.h"

namespace ajepa {

/// A real run folder of the tiny preset over the demo sounds, with a checkpoint that holds nothing but normalisation constants.
class RunFixture {
public:
    explicit RunFixture(const RunConfig& config)
        : config_(config), run_(RunDirectory::create(toPath(folder_.path()), "fixture", config, "no-hash")) {}

    static RunConfig tinyConfig() {
        RunConfig config = presetConfig("a-jepa-tiny");
        config.data.corpus = "demo:0:24";
        config.train.steps = 2000;
        return config;
    }

    void commit(std::int64_t step, float mean, float deviation) const {
        const std::size_t values = config_.features.normalise == Normalisation::band ? static_cast<std::size_t>(config_.features.mels) : 1;
        const std::vector<float> means(values, mean), deviations(values, deviation);
        const auto view = [](const char* name, const std::vector<float>& of) {
            return TensorView{name, ScalarType::f32, {static_cast<std::int64_t>(of.size())}, std::as_bytes(std::span(of))};
        };
        CheckpointContent content;
        content.step = step;
        content.model = {view("features.mean", means), view("features.deviation", deviations)};
        content.optimizer = {view("moment", means)};
        content.trainerJson = "{}";
        content.configToml = toToml(config_);
        CheckpointStore(run_.checkpointsFolder(), 3).commit(content);
    }

    const std::filesystem::path& path() const { return run_.path(); }
    const RunConfig& config() const { return config_; }

private:
    QTemporaryDir folder_;
    RunConfig config_;
    RunDirectory run_;
};

}  // namespace ajepa
