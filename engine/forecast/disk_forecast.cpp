// SPDX-License-Identifier: Apache-2.0
#include "engine/forecast/disk_forecast.h"

#include <algorithm>
#include <cmath>

#include "engine/config/config_rules.h"
#include "engine/store/store_index.h"
#include "engine/store/store_key.h"

namespace ajepa {
namespace {

/// Bytes of one report: a row each of metrics.jsonl and timing.jsonl, and eleven scalars of a TensorBoard file.
constexpr std::int64_t rowBytes = 420, tensorboardBytes = 700, healthBytes = 300;

std::int64_t recordBytes(const RunConfig& config) {
    const std::int64_t reports = config.train.steps / config.train.reportEvery + 1, looks = config.train.steps / config.health.everySteps + 1;
    return reports * (rowBytes + (config.train.tensorboard ? tensorboardBytes : 0)) + looks * healthBytes;
}

bool isMade(const Corpus& corpus, const StoreKey& key) {
    const auto folders = storeFolders(corpus, key);
    std::error_code ignored;
    return std::any_of(folders.begin(), folders.end(), [&](const auto& folder) { return std::filesystem::exists(folder / "store.json", ignored); });
}

std::int64_t storeBytes(const RunConfig& config, const Corpus& corpus) {
    const FeatureConfig& features = config.features;
    std::int64_t bytes = 0;
    for (const Clip& clip : corpus.clips()) {
        const double samples = clip.durationS * features.sampleRateHz;
        const double frames = std::max(1 + std::floor((samples - features.windowSamples) / features.hopSamples), 1.0);
        bytes += static_cast<std::int64_t>(storedBytes(static_cast<std::uint32_t>(frames), features.mels) + sizeof(StoredClip));
    }
    return bytes;
}

}  // namespace

DiskForecast diskForecast(const RunConfig& config, const Corpus& corpus) {
    constexpr std::int64_t startAndUnfinished = 2;
    DiskForecast forecast;
    forecast.oneCheckpoint = estimatedCheckpointBytes(config);
    const std::int64_t made = (config.train.steps + config.checkpoint.everySteps - 1) / config.checkpoint.everySteps;
    forecast.checkpoints = startAndUnfinished + std::min<std::int64_t>(config.checkpoint.keep, made);
    forecast.records = recordBytes(config);
    if (config.data.store != FeatureStorage::off) {
        forecast.storeIsThere = isMade(corpus, storeKey(corpus, config.audio, config.features));
        forecast.store = forecast.storeIsThere ? 0 : storeBytes(config, corpus);
    }
    return forecast;
}

std::vector<ConfigIssue> diskIssues(const DiskForecast& forecast, const MachineInfo& machine) {
    if (machine.diskFreeBytes <= 0 || forecast.total() <= machine.diskFreeBytes) {
        return {};
    }
    const auto text = [](std::int64_t bytes) { return binarySizeText(static_cast<double>(bytes)); };
    return {{"data.store",
             "The run writes about " + text(forecast.total()) + " (" + std::to_string(forecast.checkpoints) + " checkpoints of " +
                 text(forecast.oneCheckpoint) + ", feature store " + text(forecast.store) + "), but " + text(machine.diskFreeBytes) + " are free.",
             "Free space, choose another runs folder, or set data.store to \"off\".", ErrorKind::storage}};
}

}  // namespace ajepa
