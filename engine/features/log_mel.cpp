// SPDX-License-Identifier: Apache-2.0
#include "engine/features/log_mel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <kissfft/kissfft.hh>
#include <numbers>
#include <numeric>
#include <string>

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr double energyFloor = 1.1920928955078125e-07;  // float32 epsilon, Kaldi's floor

/// One mel triangle: its non-zero weights and the first bin they apply to.
struct MelFilter {
    std::size_t firstBin = 0;
    std::vector<double> weights;
};

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

// Mean removal, pre-emphasis and window in one place, in double precision: quiet cells beside loud ones need it.
void prepareFrame(std::span<const float> samples, double preEmphasis, std::span<const double> window, std::span<double> frame) {
    const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size());
    double previous = samples.front() - mean;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double current = samples[i] - mean;
        frame[i] = (current - preEmphasis * previous) * window[i];
        previous = current;
    }
}

// spectrum[0] packs the mean (real) and the Nyquist value (imaginary), as KissFFT's real transform does.
void powerOf(std::span<const std::complex<double>> spectrum, std::span<double> power) {
    power[0] = spectrum[0].real() * spectrum[0].real();
    for (std::size_t bin = 1; bin < power.size(); ++bin) {
        power[bin] = spectrum[bin].real() * spectrum[bin].real() + spectrum[bin].imag() * spectrum[bin].imag();
    }
}

float logEnergy(const MelFilter& filter, std::span<const double> power) {
    const double* bins = power.data() + filter.firstBin;
    double energy = 0;
    for (std::size_t i = 0; i < filter.weights.size(); ++i) {
        energy += filter.weights[i] * bins[i];
    }
    return energy > energyFloor ? static_cast<float>(std::log(energy)) : logMelFloor;
}

}  // namespace

/// What does not change from frame to frame. The transform holds twiddle factors only; its scratch is the caller's, so threads may share it.
struct LogMelExtractor::Tables {
    explicit Tables(const FeatureConfig& config)
        : windowSamples(checked(config).windowSamples),
          hopSamples(config.hopSamples),
          fftSize(static_cast<int>(std::bit_ceil(static_cast<unsigned>(config.windowSamples)))),
          preEmphasis(config.preEmphasis),
          window(symmetricHann(config.windowSamples)),
          filters(melFilters(config.mels, config.lowHz, topHz(config), static_cast<double>(config.sampleRateHz) / fftSize, fftSize)),
          transform(static_cast<std::size_t>(fftSize) / 2, false) {}

    int windowSamples;
    int hopSamples;
    int fftSize;
    double preEmphasis;
    std::vector<double> window;
    std::vector<MelFilter> filters;
    kissfft<double> transform;
};

LogMelExtractor::LogMelExtractor(const FeatureConfig& features) : tables_(std::make_unique<const Tables>(features)) {}
LogMelExtractor::~LogMelExtractor() = default;
LogMelExtractor::LogMelExtractor(LogMelExtractor&&) noexcept = default;
LogMelExtractor& LogMelExtractor::operator=(LogMelExtractor&&) noexcept = default;

std::int64_t LogMelExtractor::frameCount(std::int64_t samples) const {
    return samples < tables_->windowSamples ? 0 : 1 + (samples - tables_->windowSamples) / tables_->hopSamples;
}

LogMel LogMelExtractor::compute(std::span<const float> samples) const {
    const Tables& tables = *tables_;
    const std::int64_t frames = frameCount(static_cast<std::int64_t>(samples.size()));
    LogMel result{{}, static_cast<int>(frames), static_cast<int>(tables.filters.size())};
    result.values.reserve(static_cast<std::size_t>(frames) * tables.filters.size());
    std::vector<double> frame(static_cast<std::size_t>(tables.fftSize), 0.0);  // the tail beyond the window stays zero
    std::vector<std::complex<double>> spectrum(frame.size() / 2);
    std::vector<double> power(frame.size() / 2);
    for (std::int64_t i = 0; i < frames; ++i) {
        const auto start = static_cast<std::size_t>(i * tables.hopSamples);
        prepareFrame(samples.subspan(start, tables.window.size()), tables.preEmphasis, tables.window, frame);
        tables.transform.transform_real(frame.data(), spectrum.data());
        powerOf(spectrum, power);
        std::transform(tables.filters.begin(), tables.filters.end(), std::back_inserter(result.values),
                       [&](const MelFilter& filter) { return logEnergy(filter, power); });
    }
    return result;
}

std::vector<float> LogMelExtractor::filterBank() const {
    const std::size_t bins = static_cast<std::size_t>(tables_->fftSize) / 2 + 1;
    std::vector<float> dense(tables_->filters.size() * bins, 0.0F);
    for (std::size_t mel = 0; mel < tables_->filters.size(); ++mel) {
        const MelFilter& filter = tables_->filters[mel];
        std::transform(filter.weights.begin(), filter.weights.end(), dense.begin() + static_cast<std::ptrdiff_t>(mel * bins + filter.firstBin),
                       [](double weight) { return static_cast<float>(weight); });
    }
    return dense;
}

int LogMelExtractor::fftSize() const {
    return tables_->fftSize;
}

}  // namespace ajepa
