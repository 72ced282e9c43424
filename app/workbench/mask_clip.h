// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>

#include "app/workbench/clip_loader.h"

namespace ajepa {

/// What the Masks page shows and plays of a clip.
struct MaskClip {
    LoadedClip clip;
    std::shared_ptr<const NetworkStatistics> statistics;
    std::shared_ptr<const Waveform> heard;  ///< the part of the clip that the network gets
    QString sight;                          ///< in words, what the network gets
};

/// Reads a clip of a corpus as a configuration's network gets it. `statistics`: nullptr if they are to be found. Reads files: not for the GUI thread. Throws Error,
/// AudioError; an empty result if stopped.
MaskClip loadMaskClip(const Corpus& corpus, std::size_t clip, const RunConfig& config, const std::filesystem::path& run,
                      std::shared_ptr<const NetworkStatistics> statistics, const std::stop_token& stop);

}  // namespace ajepa
