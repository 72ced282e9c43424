// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/clip_loader.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/corpus/clip_selection.h"
#include "engine/features/corpus_statistics.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/run_directory.h"
#include "widgets/number_text.h"

namespace ajepa {
namespace {

constexpr std::size_t clipsToMeasure = 64;

QString words(const char* text) {
    return QCoreApplication::translate("ClipLoader", text);
}

std::vector<std::size_t> firstTrainingClips(const Corpus& corpus, const RunConfig& config) {
    std::vector<std::size_t> clips;
    try {
        clips = trainingClips(corpus, config.data);
    } catch (const Error&) {  // a split that this corpus does not have: any clip is better than none
        clips.resize(corpus.clips().size());
        std::iota(clips.begin(), clips.end(), std::size_t{0});
    }
    clips.resize(std::min(clips.size(), clipsToMeasure));
    return clips;
}

NetworkStatistics statisticsOfRun(const std::filesystem::path& run) {
    const ResolvedCheckpoint checkpoint = resolveCheckpoint(run);
    const SafetensorsFile file(checkpoint.weights);
    NetworkStatistics statistics;
    if (file.find("features.mean") != nullptr) {
        statistics.values.mean = file.readFloats("features.mean");
        statistics.values.deviation = file.readFloats("features.deviation");
    }
    statistics.origin = words(QT_TRANSLATE_NOOP("ClipLoader", "normalised as at step %1 of the run")).arg(countText(checkpoint.step));
    return statistics;
}

SpectrogramData asSpectrogram(LogMel logMel, int validFrames, const FeatureConfig& features) {
    SpectrogramData data;
    data.frames = logMel.frames;
    data.rows = logMel.mels;
    data.values = std::move(logMel.values);
    data.validFrames = validFrames;
    data.unit = features.normalise == Normalisation::none ? ValueUnit::lnEnergy : ValueUnit::normalised;
    const double rate = features.sampleRateHz;
    data.geometry.secondsPerFrame = features.hopSamples / rate;
    // A frame is drawn one hop wide around the middle of its window.
    data.geometry.firstFrameS = (features.windowSamples - features.hopSamples) / 2 / rate;
    data.geometry.lowHz = features.lowHz;
    data.geometry.highHz = features.highHz > 0 ? features.highHz : rate / 2;
    data.geometry.scale = FrequencyScale::mel;
    return data;
}

}  // namespace

bool sameFrontEnd(const RunConfig& a, const RunConfig& b) {
    const auto different = differences(a, b);
    return std::none_of(different.begin(), different.end(), [](const FieldDifference& difference) {
        const std::string_view id = difference.id;
        return id.starts_with("audio.") || id.starts_with("features.");
    });
}

NetworkStatistics findStatistics(const std::filesystem::path& run, const Corpus& corpus, const RunConfig& config, const std::stop_token& stop) {
    if (config.features.normalise == Normalisation::none)
        return {{}, words(QT_TRANSLATE_NOOP("ClipLoader", "not normalised"))};
    if (!run.empty() && sameFrontEnd(RunDirectory::open(run).config(), config)) {
        try {
            return statisticsOfRun(run);
        } catch (const Error&) {  // no checkpoint yet: the run is being prepared
        }
    }
    const auto clips = firstTrainingClips(corpus, config);
    NetworkStatistics statistics{measureStatistics(corpus, clips, config.audio, config.features, 1, stop), {}};
    statistics.origin = QCoreApplication::translate("ClipLoader", "normalised over the first %Ln clip(s)", nullptr, int(clips.size()));
    return statistics;
}

double loudestPartS(const Waveform& sound, double lengthS) {
    const auto block = static_cast<std::size_t>(std::max(sound.sampleRateHz / 100, 1));
    const std::size_t blocks = sound.samples.size() / block;
    const auto wanted = static_cast<std::size_t>(lengthS * sound.sampleRateHz) / block;
    if (wanted == 0 || wanted >= blocks)
        return 0;
    std::vector<double> energy(blocks);
    for (std::size_t i = 0; i < blocks * block; ++i)
        energy[i / block] += static_cast<double>(sound.samples[i]) * sound.samples[i];
    double inside = std::accumulate(energy.begin(), energy.begin() + static_cast<std::ptrdiff_t>(wanted), 0.0);
    double most = inside;
    std::size_t best = 0;
    for (std::size_t start = 1; start + wanted <= blocks; ++start) {
        inside += energy[start + wanted - 1] - energy[start - 1];
        // A little more must be there, so that rounding does not move the part of an even sound.
        if (inside > most * (1 + 1e-9)) {
            most = inside;
            best = start;
        }
    }
    return static_cast<double>(best * block) / sound.sampleRateHz;
}

namespace {

/// Log-mel of the part that fits into the network, and where that part begins.
LogMel inputOf(const Waveform& sound, const NetworkSight& sight, double& startS) {
    const ClipFeatures pipeline(sight.audio, sight.features);
    const double rate = sight.features.sampleRateHz;
    const double fullS = static_cast<double>(clipSamples(sight.features)) / rate;
    const double partS = sight.audio.clipS > 0 ? std::min(sight.audio.clipS, fullS) : fullS;
    const double excess = std::round(sound.seconds() * rate) - std::round(partS * rate);
    if (!sight.audio.randomCrop || excess <= 0)
        return pipeline.raw(sound);
    // The pipeline begins at sample floor(cropStart (excess + 1)); half a sample keeps rounding away.
    ClipVariation variation;
    const double start = std::min(std::round(loudestPartS(sound, partS) * rate), excess);
    variation.cropStart = (start + 0.5) / (excess + 1);
    startS = start / rate;
    return pipeline.raw(sound, variation);
}

}  // namespace

LoadedClip loadSound(Waveform sound, const NetworkSight& sight, Extent extent) {
    LoadedClip loaded;
    LogMel logMel = extent == Extent::input ? inputOf(sound, sight, loaded.startS) : ClipFeatures(sight.audio, sight.features).rawWhole(sound);
    const int validFrames = logMel.frames;
    FeatureConfig features = sight.features;
    if (extent == Extent::whole)
        features.frames = std::max(validFrames, 1);  // nothing is padded or cut
    logMel = ClipFeatures(sight.audio, features).finish(std::move(logMel), sight.statistics.values);
    loaded.network = std::make_shared<const SpectrogramData>(asSpectrogram(std::move(logMel), validFrames, features));
    loaded.sound = std::make_shared<const Waveform>(std::move(sound));
    return loaded;
}

LoadedClip loadClip(const Corpus& corpus, std::size_t clip, const NetworkSight& sight, Extent extent) {
    return loadSound(corpus.read(clip), sight, extent);
}

}  // namespace ajepa
