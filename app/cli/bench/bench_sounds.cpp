// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/bench_sounds.h"

#include <cstdio>
#include <numeric>

#include "app/cli/bench/benchmark.h"
#include "engine/audio/audio_file.h"
#include "engine/corpus/corpus_writer.h"

namespace ajepa::cli {

std::vector<float> benchSound(int rateHz, std::uint32_t variant) {
    std::vector<float> samples(static_cast<std::size_t>(rateHz) * benchClipSeconds);
    const auto first = variant * static_cast<std::uint32_t>(samples.size());
    float low = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(samples.size());
        const float noise = hashNoise(first + static_cast<std::uint32_t>(i));
        low = 0.95F * low + 0.1F * noise;
        samples[i] = share * low + (1 - share) * 0.2F * noise;
    }
    return samples;
}

std::shared_ptr<const Corpus> benchCorpus(const std::filesystem::path& folder, int clips, int rateHz) {
    CorpusWriter writer(folder, "bench");
    std::filesystem::create_directories(writer.audioFolder());
    std::vector<Clip> rows;
    for (int i = 0; i < clips; ++i) {
        char name[16];
        std::snprintf(name, sizeof name, "%04d.wav", i);
        writeWav(writer.audioFolder() / name, {benchSound(rateHz, static_cast<std::uint32_t>(i)), rateHz});
        rows.push_back({.id = name, .path = name, .durationS = benchClipSeconds, .labels = {"noise"}});
    }
    writer.publish({.name = "bench", .kind = "folder", .source = "bench", .clips = rows.size(), .hours = clips * benchClipSeconds / 3600.0}, rows);
    return openCorpus(folder.string());
}

RunConfig unvaried(RunConfig config) {
    config.audio.randomCrop = config.audio.cyclicRoll = config.audio.peakNormalise = false;
    config.audio.gainDb = 0;
    config.features.normalise = Normalisation::global;
    config.features.mean = -4.2677393;
    config.features.deviation = 4.5689974;
    return config;
}

std::shared_ptr<const ClipDataset> benchDataset(const std::shared_ptr<const Corpus>& corpus, const RunConfig& config,
                                                std::shared_ptr<const FeatureStore> store) {
    const FeatureStatistics statistics{{static_cast<float>(config.features.mean)}, {static_cast<float>(config.features.deviation)}};
    std::vector<std::size_t> all(corpus->clips().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (store) {
        return std::make_shared<ClipDataset>(corpus, all, config, statistics, std::move(store));
    }
    return std::make_shared<ClipDataset>(corpus, all, config, statistics, std::size_t{0});
}

}  // namespace ajepa::cli
