// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_clip.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "widgets/axis_ticks.h"

namespace ajepa {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("MaskClip", text);
}

/// The part of a sound that the network gets.
std::shared_ptr<const Waveform> partOf(const std::shared_ptr<const Waveform>& sound, double startS, double lengthS) {
    const auto at = [&sound](double seconds) {
        return sound->samples.begin() + static_cast<std::ptrdiff_t>(std::min(seconds, sound->seconds()) * sound->sampleRateHz);
    };
    if (startS == 0 && sound->seconds() <= lengthS)
        return sound;
    return std::make_shared<const Waveform>(Waveform{{at(startS), at(startS + lengthS)}, sound->sampleRateHz});
}

QString sightOf(const MaskClip& loaded, double lengthS) {
    const SpectrogramData& network = *loaded.clip.network;
    const Waveform& sound = *loaded.clip.sound;
    const double startS = loaded.clip.startS;
    QString sight = words(QT_TRANSLATE_NOOP("MaskClip", "As the network gets it: %1 frames × %2 mel bands, %3"))
                        .arg(network.frames)
                        .arg(network.rows)
                        .arg(loaded.statistics->origin);
    if (sound.seconds() > lengthS + network.geometry.secondsPerFrame)
        sight += words(QT_TRANSLATE_NOOP("MaskClip", "; %1 to %2 of %3"))
                     .arg(decimalText(startS, 1), secondsText(startS + lengthS, 0.1), secondsText(sound.seconds(), 0.1));
    else if (network.validFrames < network.frames)
        sight += words(QT_TRANSLATE_NOOP("MaskClip", "; padding from frame %1 on")).arg(network.validFrames);
    return sight;
}

}  // namespace

MaskClip loadMaskClip(const Corpus& corpus, std::size_t clip, const RunConfig& config, const std::filesystem::path& run,
                      std::shared_ptr<const NetworkStatistics> statistics, const std::stop_token& stop) {
    MaskClip loaded;
    if (!statistics)
        statistics = std::make_shared<const NetworkStatistics>(findStatistics(run, corpus, config, stop));
    if (stop.stop_requested())
        return loaded;
    loaded.statistics = std::move(statistics);
    loaded.clip = loadClip(corpus, clip, {config.audio, config.features, *loaded.statistics}, Extent::input);
    const SpectrogramData& network = *loaded.clip.network;
    const double lengthS = network.secondsAt(network.frames);
    loaded.heard = partOf(loaded.clip.sound, loaded.clip.startS, lengthS);
    loaded.sight = sightOf(loaded, lengthS);
    return loaded;
}

}  // namespace ajepa
