// SPDX-License-Identifier: Apache-2.0
#include "engine/store/stored_input.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/error.h"
#include "engine/store/half.h"

namespace ajepa {
namespace {

constexpr double lnPerDecibel = std::numbers::ln10 / 10;

int longestPart(const AudioConfig& audio, const FeatureConfig& features) {
    if (audio.clipS <= 0) {
        return features.frames;
    }
    const std::int64_t samples = std::llround(audio.clipS * features.sampleRateHz);
    return samples < features.windowSamples ? 0 : static_cast<int>(1 + (samples - features.windowSamples) / features.hopSamples);
}

/// One value a band from one for all, or from one each.
float ofBand(const std::vector<float>& values, std::size_t band) {
    return values.size() == 1 ? values.front() : values.at(band);
}

void requireFitting(const FeatureConfig& features, const FeatureStatistics& statistics) {
    const std::size_t wanted = features.normalise == Normalisation::band ? static_cast<std::size_t>(features.mels) : 1;
    if (features.normalise != Normalisation::none && (statistics.mean.size() != wanted || statistics.deviation.size() != wanted)) {
        throw Error(ErrorKind::request,
                    "normalising needs " + std::to_string(wanted) + " means and deviations, there are " + std::to_string(statistics.mean.size()),
                    "features.normalise", "measure them over the training part");
    }
}

}  // namespace

StoredInput::StoredInput(const AudioConfig& audio, const FeatureConfig& features, const FeatureStatistics& statistics)
    : mels_(features.mels),
      frames_(features.frames),
      longestPart_(longestPart(audio, features)),
      mean_(static_cast<std::size_t>(features.mels), 0.0F),
      factor_(mean_.size(), 1.0F) {
    requireFitting(features, statistics);
    for (std::size_t band = 0; features.normalise != Normalisation::none && band < mean_.size(); ++band) {
        mean_[band] = ofBand(statistics.mean, band);
        factor_[band] = static_cast<float>(1.0 / (features.deviationsPerUnit * ofBand(statistics.deviation, band)));
    }
    const float padding = features.padWith == PadWith::floor ? logMelFloor : 0.0F;
    for (std::size_t band = 0; band < mean_.size(); ++band) {
        padding_.push_back((padding - mean_[band]) * factor_[band]);
    }
}

void StoredInput::fill(const StoredFrames& clip, const ClipVariation& variation, std::span<float> out) const {
    const InputScale scale{static_cast<float>(variation.gainDb * lnPerDecibel), mean_, factor_};
    const int part = std::min(clip.frames, longestPart_);
    const int excess = clip.frames - part;
    const int start = std::min(excess, static_cast<int>(variation.cropStart * (excess + 1)));
    const int turned = std::min(part, static_cast<int>(variation.roll * part));
    const int rows = std::min(part, frames_);
    const int head = std::min(turned, rows);
    const auto width = static_cast<std::size_t>(mels_);
    const auto rowsFrom = [&](int frame, int count, int place) {
        halfRows(clip.halves.data() + static_cast<std::size_t>(frame) * width, static_cast<std::size_t>(count), scale,
                 out.data() + static_cast<std::size_t>(place) * width);
    };
    rowsFrom(start + part - turned, head, 0);
    rowsFrom(start, rows - head, head);
    for (auto place = out.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(rows) * width); place != out.end();) {
        place = std::copy(padding_.begin(), padding_.end(), place);
    }
}

LogMel StoredInput::rawPart(const StoredFrames& clip, const AudioConfig& audio, const FeatureConfig& features) {
    LogMel raw{{}, std::min({clip.frames, longestPart(audio, features), features.frames}), clip.mels};
    const std::vector<float> zeros(static_cast<std::size_t>(clip.mels), 0.0F), ones(zeros.size(), 1.0F);
    raw.values.resize(static_cast<std::size_t>(raw.frames) * zeros.size());
    halfRows(clip.halves.data(), static_cast<std::size_t>(raw.frames), {0.0F, zeros, ones}, raw.values.data());
    return raw;
}

}  // namespace ajepa
