// SPDX-License-Identifier: Apache-2.0
#include "engine/store/stored_statistics.h"

#include "engine/audio/audio_file.h"

namespace ajepa {

FeatureStatistics measureStored(const FeatureStore& store, std::span<const std::size_t> clips, const AudioConfig& audio,
                                const FeatureConfig& features, const std::stop_token& stop,
                                const std::function<void(std::size_t, std::size_t)>& progress) {
    StatisticsAccumulator accumulator(features.mels);
    const bool given = features.normalise == Normalisation::global && features.deviation > 0;
    const bool measured = features.normalise != Normalisation::none && !given;
    constexpr std::size_t clipsPerReport = 64;
    for (std::size_t i = 0; measured && i < clips.size(); ++i) {
        if (stop.stop_requested()) {
            return {};
        }
        try {
            accumulator.add(StoredInput::rawPart(store.frames(clips[i]), audio, features));
        } catch (const AudioError&) {
            continue;  // recorded in the store
        }
        if (progress && ((i + 1) % clipsPerReport == 0 || i + 1 == clips.size())) {
            progress(i + 1, clips.size());
        }
    }
    return accumulator.finish(features);
}

}  // namespace ajepa
