// SPDX-License-Identifier: Apache-2.0
#include "engine/features/log_mel_tables.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "engine/base/error.h"
#include "engine/config/fft_size.h"

namespace ajepa {
namespace {

double melOf(double hz) {
    return 1127.0 * std::log(1.0 + hz / 700.0);
}

std::vector<double> symmetricHann(int length) {
    std::vector<double> window(static_cast<std::size_t>(length), 1.0);
    for (int i = 0; length > 1 && i < length; ++i) {
        window[static_cast<std::size_t>(i)] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * i / (length - 1));
    }
    return window;
}

// Triangles that overlap by half, equally spaced in mel; the Nyquist bin belongs to none (Kaldi).
std::vector<MelFilter> melFilters(int mels, double lowHz, double highHz, double hzPerBin, int fftSize) {
    const double low = melOf(lowHz);
    const double step = (melOf(highHz) - low) / (mels + 1);
    std::vector<MelFilter> filters(static_cast<std::size_t>(mels));
    for (int mel = 0; mel < mels; ++mel) {
        MelFilter& filter = filters[static_cast<std::size_t>(mel)];
        for (int bin = 0; bin < fftSize / 2; ++bin) {
            const double place = (melOf(hzPerBin * bin) - low) / step - mel;  // 0, 1, 2 at the left foot, the top, the right foot
            const double weight = std::min(place, 2.0 - place);
            if (weight > 0 && filter.weights.empty()) {
                filter.firstBin = static_cast<std::size_t>(bin);
            }
            if (weight > 0) {
                filter.weights.push_back(weight);
            }
        }
    }
    return filters;
}

void check(bool holds, const std::string& message, const char* field, const std::string& hint) {
    if (!holds) {
        throw Error(ErrorKind::request, message, field, hint);
    }
}

double topHz(const FeatureConfig& features) {
    return features.highHz > 0 ? features.highHz : features.sampleRateHz / 2.0;
}

const FeatureConfig& checked(const FeatureConfig& features) {
    check(features.sampleRateHz >= 1, "the sample rate must be positive", "features.sample_rate_hz", "16000 or 32000 are usual");
    check(features.windowSamples >= 2 && features.windowSamples <= 1 << 20, "the window must have 2 to 1048576 samples", "features.window_samples",
          "25 ms are usual: 400 at 16 kHz");
    check(features.hopSamples >= 1, "the hop must be at least one sample", "features.hop_samples", "10 ms are usual: 160 at 16 kHz");
    check(features.mels >= 1, "at least one mel band is needed", "features.mels", "128 are usual");
    check(topHz(features) <= features.sampleRateHz / 2.0, "the highest frequency lies above half the sample rate", "features.high_hz",
          "at most " + std::to_string(features.sampleRateHz / 2));
    check(features.lowHz >= 0 && features.lowHz < topHz(features), "the lowest frequency must lie below the highest", "features.low_hz",
          "20 is usual");
    return features;
}

}  // namespace

LogMelTables::LogMelTables(const FeatureConfig& features)
    : windowSamples(checked(features).windowSamples),
      hopSamples(features.hopSamples),
      fftSize(fftSizeOf(features)),
      preEmphasis(features.preEmphasis),
      window(symmetricHann(features.windowSamples)),
      filters(melFilters(features.mels, features.lowHz, topHz(features), static_cast<double>(features.sampleRateHz) / fftSize, fftSize)) {}

}  // namespace ajepa
