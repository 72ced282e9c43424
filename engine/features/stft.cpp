// SPDX-License-Identifier: Apache-2.0
#include "engine/features/stft.h"

#include <kissfft/kiss_fftr.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <numbers>
#include <numeric>
#include <string>

#include "engine/base/error.h"

namespace ajepa {
namespace {

void check(const StftSettings& settings) {
    const int size = settings.fftSize;
    if (size < 64 || size > 65536 || !std::has_single_bit(static_cast<unsigned>(size))) {
        throw Error(ErrorKind::request, "the transform has " + std::to_string(size) + " samples; a power of two from 64 to 65536 is possible");
    }
    if (settings.windowSamples < 2 || settings.windowSamples > size) {
        throw Error(ErrorKind::request, "the window has " + std::to_string(settings.windowSamples) + " samples; 2 to the " + std::to_string(size) +
                                            " of the transform are possible");
    }
    if (settings.hopSamples < 1) {
        throw Error(ErrorKind::request, "the hop is below one sample");
    }
}

std::vector<float> windowOf(const StftSettings& settings) {
    const auto cosine = [&settings](int harmonic, int i) { return std::cos(2 * std::numbers::pi * harmonic * i / settings.windowSamples); };
    std::vector<float> window(static_cast<std::size_t>(settings.windowSamples));
    for (int i = 0; i < settings.windowSamples; ++i) {
        double value = 0;
        switch (settings.window) {
            case StftWindow::hann:
                value = 0.5 - 0.5 * cosine(1, i);
                break;
            case StftWindow::hamming:
                value = 0.54 - 0.46 * cosine(1, i);
                break;
            case StftWindow::blackmanHarris:  // Harris 1978, four terms, -92 dB
                value = 0.35875 - 0.48829 * cosine(1, i) + 0.14128 * cosine(2, i) - 0.01168 * cosine(3, i);
                break;
        }
        window[static_cast<std::size_t>(i)] = static_cast<float>(value);
    }
    return window;
}

}  // namespace

Stft::Stft(const StftSettings& settings) : settings_(settings) {
    check(settings);
    window_ = windowOf(settings);
    const float sum = std::accumulate(window_.begin(), window_.end(), 0.0F);
    scale_ = 4 / (sum * sum);
}

int Stft::bins() const {
    return settings_.fftSize / 2 + 1;
}

std::int64_t Stft::frameCount(std::int64_t samples) const {
    return samples > 0 ? 1 + samples / settings_.hopSamples : 0;
}

void Stft::levels(std::span<const float> samples, std::int64_t first, std::span<float> out) const {
    const auto bins = static_cast<std::size_t>(this->bins());
    const auto length = static_cast<std::int64_t>(window_.size()), count = static_cast<std::int64_t>(samples.size());
    std::vector<float> frame(static_cast<std::size_t>(settings_.fftSize));
    std::vector<kiss_fft_cpx> spectrum(bins);
    // The plan of kiss_fftr holds its scratch: each call makes its own.
    const std::unique_ptr<kiss_fftr_state, void (*)(void*)> transform(kiss_fftr_alloc(settings_.fftSize, 0, nullptr, nullptr),
                                                                      [](void* state) { kiss_fft_free(state); });
    for (std::size_t row = 0; row < out.size() / bins; ++row) {
        const std::int64_t start = (first + static_cast<std::int64_t>(row)) * settings_.hopSamples - length / 2;
        for (std::int64_t i = 0; i < length; ++i) {
            const std::int64_t at = start + i;
            const float sample = at >= 0 && at < count ? samples[static_cast<std::size_t>(at)] : 0.0F;
            frame[static_cast<std::size_t>(i)] = sample * window_[static_cast<std::size_t>(i)];
        }
        kiss_fftr(transform.get(), frame.data(), spectrum.data());
        for (std::size_t bin = 0; bin < bins; ++bin) {
            const float power = (spectrum[bin].r * spectrum[bin].r + spectrum[bin].i * spectrum[bin].i) * scale_;
            out[row * bins + bin] = power > 1e-20F ? 10 * std::log10(power) : stftFloorDb;
        }
    }
}

}  // namespace ajepa
