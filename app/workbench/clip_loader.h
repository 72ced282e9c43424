// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <memory>
#include <stop_token>

#include "engine/corpus/corpus.h"
#include "engine/features/clip_features.h"
#include "widgets/spectrogram_data.h"

namespace ajepa {

/// Normalisation constants and, in words, where they come from.
struct NetworkStatistics {
    FeatureStatistics values;
    QString origin;
};

/// What decides how the network sees a clip.
struct NetworkSight {
    AudioConfig audio;
    FeatureConfig features;
    NetworkStatistics statistics;
};

/// Whether two configurations make the same network input (sections audio and features).
bool sameFrontEnd(const RunConfig& a, const RunConfig& b);

/// The constants of a run's newest checkpoint if `run` is one and was trained with this front-end; else measured over the first clips of the corpus.
/// Reads files: not for the GUI thread. Throws Error; an empty result if stopped.
NetworkStatistics findStatistics(const std::filesystem::path& run, const Corpus& corpus, const RunConfig& config, const std::stop_token& stop);

/// A sound and exactly what the network gets of it.
struct LoadedClip {
    std::shared_ptr<const Waveform> sound;
    std::shared_ptr<const SpectrogramData> network;
    double startS = 0;  ///< where in the sound the network's part begins
};

/// Where the loudest part of this length begins, seconds; 0 if the sound is not longer. Resolution 10 ms.
double loudestPartS(const Waveform& sound, double lengthS);

/// Which part of a sound is looked at.
enum class Extent {
    input /* what fits into the network at once: the loudest part where training crops at random, else the beginning; padded if shorter */,
    whole /* all of it, as an encoder sees it window by window when it embeds a clip */
};

/// What the network gets of a sound. Throws Error, AudioError.
LoadedClip loadSound(Waveform sound, const NetworkSight& sight, Extent extent);
/// The same for a clip of a corpus; decodes it. Throws Error, AudioError.
LoadedClip loadClip(const Corpus& corpus, std::size_t clip, const NetworkSight& sight, Extent extent);

}  // namespace ajepa
