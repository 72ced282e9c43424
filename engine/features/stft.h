// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ajepa {

enum class StftWindow { hann, hamming, blackmanHarris };

/// How a linear-frequency spectrum is taken.
struct StftSettings {
    int windowSamples = 1024;
    int fftSize = 2048;  ///< at least the window: the rest is zeros, which makes the picture smoother but no sharper
    int hopSamples = 256;
    StftWindow window = StftWindow::hann;
    bool operator==(const StftSettings&) const = default;

    double overlap() const { return 1.0 - static_cast<double>(hopSamples) / windowSamples; }
};

/// Quietest level that a Stft gives, dB.
constexpr float stftFloorDb = -200.0F;

/// Short-time Fourier transform in decibels of a full-scale sine (periodic windows, amplitude divided by half the window's sum). Frame n is centred on sample
/// n * hop; beyond the sound is silence. Immutable after construction: any thread.
class Stft {
public:
    /// Throws Error(request), which says what is wrong: a window above the transform, a transform that is no power of two from 64 to 65,536, a hop below 1.
    explicit Stft(const StftSettings& settings);

    /// fftSize / 2 + 1, from 0 Hz to half the sampling rate.
    int bins() const;
    /// 1 + samples / hop; 0 for no samples.
    std::int64_t frameCount(std::int64_t samples) const;
    /// Levels of frames [first, first + out.size() / bins()), time slow, lowest frequency first.
    void levels(std::span<const float> samples, std::int64_t first, std::span<float> out) const;

private:
    StftSettings settings_;
    std::vector<float> window_;
    float scale_ = 1;  ///< of a bin's power, so that a full-scale sine has 1
};

}  // namespace ajepa
