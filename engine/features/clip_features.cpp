// SPDX-License-Identifier: Apache-2.0
#include "engine/features/clip_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/random.h"

namespace ajepa {
namespace {

/// The part of a clip that is used at most: audio.clip_s, or what the network's frames need.
std::size_t longestPart(const AudioConfig& audio, const FeatureConfig& features) {
    const std::int64_t samples = audio.clipS > 0 ? std::llround(audio.clipS * features.sampleRateHz) : clipSamples(features);
    return static_cast<std::size_t>(std::max<std::int64_t>(samples, 1));
}

void crop(std::vector<float>& samples, std::size_t longest, double cropStart) {
    if (samples.size() <= longest) {
        return;
    }
    const std::size_t excess = samples.size() - longest;
    const auto start = std::min(excess, static_cast<std::size_t>(cropStart * static_cast<double>(excess + 1)));
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(start));
    samples.resize(longest);
}

/// Drops what would give more frames than the network takes.
void cutToInput(std::vector<float>& samples, const FeatureConfig& features) {
    samples.resize(std::min(samples.size(), static_cast<std::size_t>(clipSamples(features))));
}

/// The sum as additions in double precision, one after the other, give it. Multiples of 2^-16, which samples of 16 bits are, add up without rounding: there any
/// order gives the same, and several additions can go on at once.
double sumInOrder(const std::vector<float>& samples) {
    constexpr float largest = 64, rounding = 192;  // between 128 and 256 floats are 2^-16 apart
    const float* const values = samples.data();
    const std::size_t count = samples.size();
    double sum = 0;
    int others = 0;
#pragma omp simd reduction(+ : sum) reduction(| : others)
    for (std::size_t i = 0; i < count; ++i) {
        const bool multiple = (values[i] + rounding) - rounding == values[i] && std::abs(values[i]) <= largest;
        others |= multiple ? 0 : 1;
        sum += values[i];
    }
    return others == 0 ? sum : std::accumulate(samples.begin(), samples.end(), 0.0);
}

void removeMean(std::vector<float>& samples) {
    const double mean = sumInOrder(samples) / static_cast<double>(samples.size());
    float* const values = samples.data();
    const std::size_t count = samples.size();
#pragma omp simd
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = static_cast<float>(values[i] - mean);
    }
}

void scale(std::vector<float>& samples, double factor) {
    for (float& sample : samples) {
        sample = static_cast<float>(sample * factor);
    }
}

void divideByPeak(std::vector<float>& samples) {
    const float peak = std::accumulate(samples.begin(), samples.end(), 0.0F, [](float top, float sample) { return std::max(top, std::abs(sample)); });
    if (peak > 0) {
        scale(samples, 1.0 / peak);
    }
}

void setLevel(std::vector<float>& samples, const AudioConfig& audio) {
    if (audio.removeMean) {
        removeMean(samples);
    }
    if (audio.peakNormalise) {
        divideByPeak(samples);
    }
}

void rollBy(std::vector<float>& samples, double share) {
    const auto steps = static_cast<std::ptrdiff_t>(share * static_cast<double>(samples.size()));
    std::rotate(samples.begin(), samples.end() - steps, samples.end());
}

void normalise(std::span<float> values, const BandScale& scale) {
    const std::size_t mels = scale.mean.size();
    const float* const mean = scale.mean.data();
    const double* const unit = scale.unit.data();
    for (float *row = values.data(), *end = row + values.size(); row < end; row += mels) {
#pragma omp simd
        for (std::size_t band = 0; band < mels; ++band) {
            row[band] = static_cast<float>((row[band] - mean[band]) / unit[band]);
        }
    }
}

}  // namespace

BandScale::BandScale(const FeatureConfig& features, const FeatureStatistics& statistics) {
    const auto mels = static_cast<std::size_t>(features.mels);
    const std::size_t wanted = features.normalise == Normalisation::band ? mels : 1;
    if (statistics.mean.size() != wanted || statistics.deviation.size() != wanted) {
        throw Error(ErrorKind::request,
                    "normalising needs " + std::to_string(wanted) + " means and deviations, there are " + std::to_string(statistics.mean.size()),
                    "features.normalise", "measure them over the training part");
    }
    for (std::size_t band = 0; band < mels; ++band) {
        mean.push_back(statistics.mean[wanted == 1 ? 0 : band]);
        unit.push_back(features.deviationsPerUnit * statistics.deviation[wanted == 1 ? 0 : band]);
    }
}

StatisticsAccumulator::StatisticsAccumulator(int mels) : sum_(static_cast<std::size_t>(mels), 0.0), sumOfSquares_(sum_) {}

void StatisticsAccumulator::add(const LogMel& logMel) {
    const std::size_t mels = sum_.size();
    for (std::size_t i = 0; i < logMel.values.size(); ++i) {
        const double value = logMel.values[i];
        sum_[i % mels] += value;
        sumOfSquares_[i % mels] += value * value;
    }
    frames_ += logMel.frames;
}

FeatureStatistics StatisticsAccumulator::finish(const FeatureConfig& features) const {
    // A band that never changes (an empty filter, silence) keeps a deviation of 1, so that it normalises to 0 rather than to infinity.
    const auto statistics = [](double sum, double squares, double count) {
        const double mean = sum / count;
        const double variance = squares / count - mean * mean;
        return std::pair{static_cast<float>(mean), variance > 1e-9 ? static_cast<float>(std::sqrt(variance)) : 1.0F};
    };
    FeatureStatistics result;
    const auto append = [&](std::pair<float, float> values) {
        result.mean.push_back(values.first);
        result.deviation.push_back(values.second);
    };
    if (features.normalise == Normalisation::global && features.deviation > 0) {
        append({static_cast<float>(features.mean), static_cast<float>(features.deviation)});
    } else if (features.normalise != Normalisation::none && frames_ == 0) {
        throw Error(ErrorKind::data, "no frame of sound to measure the normalisation on", "features.normalise");
    } else if (features.normalise == Normalisation::global) {
        append(statistics(std::accumulate(sum_.begin(), sum_.end(), 0.0), std::accumulate(sumOfSquares_.begin(), sumOfSquares_.end(), 0.0),
                          static_cast<double>(frames_) * static_cast<double>(sum_.size())));
    } else if (features.normalise == Normalisation::band) {
        for (std::size_t band = 0; band < sum_.size(); ++band) {
            append(statistics(sum_[band], sumOfSquares_[band], static_cast<double>(frames_)));
        }
    }
    return result;
}

ClipVariation drawVariation(const AudioConfig& audio, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip) {
    const auto stream = [&](std::string_view purpose) { return RandomStream(seed, purpose, {static_cast<std::uint64_t>(epoch), clip}); };
    ClipVariation variation;
    if (audio.randomCrop) {
        variation.cropStart = stream("crop").uniform();
    }
    if (audio.gainDb > 0) {
        variation.gainDb = stream("gain").uniform(-audio.gainDb, audio.gainDb);
    }
    if (audio.cyclicRoll) {
        variation.roll = stream("roll").uniform();
    }
    return variation;
}

ClipFeatures::ClipFeatures(const AudioConfig& audio, const FeatureConfig& features) : audio_(audio), features_(features), extractor_(features) {}

Waveform ClipFeatures::part(Waveform clip, const ClipVariation& variation) const {
    Waveform wave = resample(std::move(clip), features_.sampleRateHz);
    crop(wave.samples, longestPart(audio_, features_), variation.cropStart);
    cutToInput(wave.samples, features_);
    return wave;
}

std::vector<float> ClipFeatures::samples(Waveform clip, const ClipVariation& variation) const {
    std::vector<float> samples = resample(std::move(clip), features_.sampleRateHz).samples;
    if (samples.empty()) {
        return samples;
    }
    crop(samples, longestPart(audio_, features_), variation.cropStart);
    setLevel(samples, audio_);
    if (variation.gainDb != 0) {
        scale(samples, std::pow(10.0, variation.gainDb / 20.0));
    }
    if (variation.roll > 0) {
        rollBy(samples, variation.roll);
    }
    cutToInput(samples, features_);
    return samples;
}

LogMel ClipFeatures::raw(Waveform clip, const ClipVariation& variation) const {
    return extractor_.compute(samples(std::move(clip), variation));
}

LogMel ClipFeatures::rawWhole(Waveform clip) const {
    Waveform wave = resample(std::move(clip), features_.sampleRateHz);
    if (wave.samples.empty()) {
        return {{}, 0, features_.mels};
    }
    setLevel(wave.samples, audio_);
    return extractor_.compute(wave.samples);
}

LogMel ClipFeatures::network(Waveform clip, const FeatureStatistics& statistics, const ClipVariation& variation, int* validFrames) const {
    LogMel logMel{std::vector<float>(static_cast<std::size_t>(features_.frames) * static_cast<std::size_t>(features_.mels)), features_.frames,
                  features_.mels};
    const int held = fill(std::move(clip), statistics, variation, logMel.values);
    if (validFrames != nullptr) {
        *validFrames = held;
    }
    return logMel;
}

int ClipFeatures::fill(Waveform clip, const FeatureStatistics& statistics, const ClipVariation& variation, std::span<float> out) const {
    return fillFrom(samples(std::move(clip), variation), statistics, out);
}

std::vector<float> ClipFeatures::mixedSamples(Varied sound, Varied other, double share) const {
    std::vector<float> mixed = samples(std::move(sound.clip), sound.variation);
    std::vector<float> added = samples(std::move(other.clip), other.variation);
    added.resize(mixed.size(), 0.0F);
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        mixed[i] = static_cast<float>(share * mixed[i] + (1 - share) * added[i]);
    }
    if (audio_.removeMean && !mixed.empty()) {
        removeMean(mixed);
    }
    return mixed;
}

int ClipFeatures::fillFrom(const std::vector<float>& samples, const FeatureStatistics& statistics, std::span<float> out) const {
    const auto frames = static_cast<int>(extractor_.frameCount(static_cast<std::int64_t>(samples.size())));
    extractor_.compute(samples, out);
    finish(out, static_cast<std::size_t>(frames) * static_cast<std::size_t>(features_.mels), statistics);
    return frames;
}

LogMel ClipFeatures::finish(LogMel raw, const FeatureStatistics& statistics) const {
    const std::size_t held = raw.values.size();
    raw.frames = features_.frames;
    raw.values.resize(static_cast<std::size_t>(raw.frames) * static_cast<std::size_t>(raw.mels));
    finish(raw.values, std::min(held, raw.values.size()), statistics);
    return raw;
}

void ClipFeatures::finish(std::span<float> values, std::size_t held, const FeatureStatistics& statistics) const {
    std::ranges::fill(values.subspan(held), features_.padWith == PadWith::floor ? logMelFloor : 0.0F);
    if (features_.normalise != Normalisation::none) {
        normalise(values, BandScale(features_, statistics));
    }
}

}  // namespace ajepa
