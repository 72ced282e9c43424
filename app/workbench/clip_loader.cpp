// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/clip_loader.h"

#include <QCoreApplication>
#include <algorithm>
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
    statistics.origin = words(QT_TRANSLATE_NOOP("ClipLoader", "normalised as in %1, step %2"))
                            .arg(QString::fromStdString(run.filename().string()), countText(checkpoint.step));
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
    statistics.origin = words(QT_TRANSLATE_NOOP("ClipLoader", "normalised over the first %1 clips")).arg(clips.size());
    return statistics;
}

LoadedClip loadSound(Waveform sound, const NetworkSight& sight, Extent extent) {
    LogMel logMel =
        extent == Extent::input ? ClipFeatures(sight.audio, sight.features).raw(sound) : ClipFeatures(sight.audio, sight.features).rawWhole(sound);
    const int validFrames = logMel.frames;
    FeatureConfig features = sight.features;
    if (extent == Extent::whole)
        features.frames = std::max(validFrames, 1);  // nothing is padded or cut
    logMel = ClipFeatures(sight.audio, features).finish(std::move(logMel), sight.statistics.values);
    LoadedClip loaded;
    loaded.network = std::make_shared<const SpectrogramData>(asSpectrogram(std::move(logMel), validFrames, features));
    loaded.sound = std::make_shared<const Waveform>(std::move(sound));
    return loaded;
}

LoadedClip loadClip(const Corpus& corpus, std::size_t clip, const NetworkSight& sight, Extent extent) {
    return loadSound(corpus.read(clip), sight, extent);
}

}  // namespace ajepa
