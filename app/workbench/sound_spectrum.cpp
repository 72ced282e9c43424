// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/sound_spectrum.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "engine/base/parallel.h"

namespace ajepa {
namespace {

constexpr std::int64_t mostValues = 64'000'000;
constexpr std::int64_t blockFrames = 1024;
constexpr std::int64_t pieceFrames = 64;
constexpr float shownDb = 80;
/// What 8 bits cover until the maximum is known, dB of a full-scale sine; steps of 0.63 dB.
constexpr ColourLimits codedDb{-150, 10};

SpectrogramShape shapeOf(const Stft& stft, std::int64_t samples, int sampleRateHz, const StftSettings& settings) {
    SpectrogramShape shape;
    shape.frames = static_cast<int>(stft.frameCount(samples));
    shape.rows = stft.bins();
    shape.validFrames = shape.frames;
    shape.unit = ValueUnit::decibel;
    const double rate = sampleRateHz, hzPerBin = rate / settings.fftSize;
    shape.geometry = {settings.hopSamples / rate, -settings.hopSamples / rate / 2, -hzPerBin / 2, rate / 2 + hzPerBin / 2, FrequencyScale::linear};
    return shape;
}

/// Levels of frames [first, first + count), on all cores.
void levelsOf(const Stft& stft, std::span<const float> samples, std::int64_t first, std::int64_t count, std::vector<float>& levels) {
    const auto bins = static_cast<std::size_t>(stft.bins());
    levels.resize(static_cast<std::size_t>(count) * bins);
    parallelFor(static_cast<std::size_t>((count + pieceFrames - 1) / pieceFrames), 0, {}, [&](std::size_t piece) {
        const std::int64_t from = static_cast<std::int64_t>(piece) * pieceFrames;
        const std::size_t length = static_cast<std::size_t>(std::min(pieceFrames, count - from)) * bins;
        stft.levels(samples, first + from, std::span(levels).subspan(static_cast<std::size_t>(from) * bins, length));
    });
}

std::shared_ptr<const PooledSpectrogram> shortSpectrum(const Stft& stft, std::span<const float> samples, const SpectrogramShape& shape) {
    auto data = std::make_shared<SpectrogramData>();
    static_cast<SpectrogramShape&>(*data) = shape;
    levelsOf(stft, samples, 0, shape.frames, data->values);
    const float top = data->values.empty() ? 0 : *std::max_element(data->values.begin(), data->values.end());
    for (float& value : data->values)
        value = std::max(value - top, stftFloorDb);
    SpectrogramPyramid pyramid(*data);
    return std::make_shared<PooledSpectrogram>(PooledSpectrogram{shape, std::move(pyramid), {-shownDb, 0}, std::move(data)});
}

}  // namespace

std::shared_ptr<const PooledSpectrogram> soundSpectrum(const Waveform& sound, StftSettings settings, const std::stop_token& stop) {
    const auto samples = static_cast<std::int64_t>(sound.samples.size());
    while (settings.hopSamples > 0 && samples / settings.hopSamples * (settings.fftSize / 2 + 1) > mostValues)
        settings.hopSamples *= 2;
    const Stft stft(settings);
    const SpectrogramShape shape = shapeOf(stft, samples, sound.sampleRateHz, settings);
    if (!isLong(static_cast<std::int64_t>(shape.frames) * shape.rows))
        return shortSpectrum(stft, sound.samples, shape);
    SpectrogramPyramid pyramid(shape.rows, codedDb);
    std::vector<float> levels;
    for (std::int64_t first = 0; first < shape.frames; first += blockFrames) {
        if (stop.stop_requested())
            return nullptr;
        levelsOf(stft, sound.samples, first, std::min(blockFrames, shape.frames - first), levels);
        pyramid.append(levels);
    }
    pyramid.shift(-pyramid.largestValue());
    return std::make_shared<PooledSpectrogram>(PooledSpectrogram{shape, std::move(pyramid), {-shownDb, 0}, nullptr});
}

}  // namespace ajepa
