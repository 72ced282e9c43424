// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation/log_mel_statistics.h"

#include <algorithm>
#include <cmath>

#include "engine/audio/audio_file.h"
#include "engine/features/log_mel.h"

namespace ajepa {
namespace {

constexpr int bands = 64;
constexpr int segments = 4;

const FeatureConfig& frontEnd() {
    static const FeatureConfig features{.sampleRateHz = 16000, .windowSamples = 400, .hopSamples = 160, .mels = bands};
    return features;
}

double meanOver(const LogMel& logMel, int band, int begin, int end) {
    double sum = 0;
    for (int frame = begin; frame < end; ++frame) {
        sum += logMel.at(frame, band);
    }
    return sum / std::max(1, end - begin);
}

}  // namespace

std::vector<float> logMelStatistics(const Waveform& clip) {
    static const LogMelExtractor extractor(frontEnd());
    LogMel logMel = extractor.compute(resample(clip, frontEnd().sampleRateHz).samples);
    if (logMel.frames == 0) {
        logMel = {std::vector<float>(bands, logMelFloor), 1, bands};
    }
    std::vector<float> statistics(static_cast<std::size_t>(bands) * (3 + segments));
    for (int band = 0; band < bands; ++band) {
        const double mean = meanOver(logMel, band, 0, logMel.frames);
        double squares = 0, change = 0;
        for (int frame = 0; frame < logMel.frames; ++frame) {
            squares += std::pow(logMel.at(frame, band) - mean, 2);
            change += frame > 0 ? std::abs(logMel.at(frame, band) - logMel.at(frame - 1, band)) : 0;
        }
        const auto put = [&](int kind, double value) { statistics[static_cast<std::size_t>(kind * bands + band)] = static_cast<float>(value); };
        put(0, mean);
        put(1, std::sqrt(squares / logMel.frames));
        put(2, change / std::max(1, logMel.frames - 1));
        for (int segment = 0; segment < segments; ++segment) {
            const int begin = std::min(logMel.frames - 1, segment * logMel.frames / segments);
            const int end = std::max(begin + 1, (segment + 1) * logMel.frames / segments);
            put(3 + segment, meanOver(logMel, band, begin, end));
        }
    }
    return statistics;
}

}  // namespace ajepa
