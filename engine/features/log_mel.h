// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/audio/waveform.h"
#include "engine/config/run_config.h"

namespace ajepa {

/// frames x mels values, row-major, time slow. Natural log of mel energy unless normalised.
struct LogMel {
    std::vector<float> values;
    int frames = 0;
    int mels = 0;

    float at(int frame, int mel) const {
        return values[static_cast<std::size_t>(frame) * static_cast<std::size_t>(mels) + static_cast<std::size_t>(mel)];
    }
};

/// ln(1.1920929e-7), the floor of Kaldi's log: -15.942385.
constexpr float logMelFloor = -15.942385152878742F;

/// How log-mel is computed. `fastest` takes eight frames at once in single precision where the processor has AVX2 and FMA, and double precision for frames with
/// cells too quiet for that; `scalar` is double precision everywhere. Both keep the tolerance against torchaudio in float64: 1e-3 in 99.9 % of cells, 5e-3 in all.
enum class LogMelArithmetic { fastest, scalar };

/// Kaldi-compatible log-mel (torchaudio.compliance.kaldi.fbank with hanning window, dither 0, snip_edges, no energy; method.md 1.1, 2.2):
/// frame mean removed, pre-emphasis with the first sample as its own predecessor, symmetric Hann window, zero-pad to the next power of two, power
/// spectrum, mel triangles 1127 ln(1 + f/700) on bins 0 .. N/2-1, natural log of max(energy, 1.1920929e-7).
/// Immutable after construction; compute() may be called from several threads.
class LogMelExtractor {
public:
    /// Throws Error(request) if the configuration makes no sense (hop < 1, highHz above Nyquist).
    explicit LogMelExtractor(const FeatureConfig& features, LogMelArithmetic arithmetic = LogMelArithmetic::fastest);
    ~LogMelExtractor();
    LogMelExtractor(LogMelExtractor&&) noexcept;
    LogMelExtractor& operator=(LogMelExtractor&&) noexcept;

    /// Frames that `samples` samples give: 1 + (samples - window) / hop, or 0 if shorter than a window.
    std::int64_t frameCount(std::int64_t samples) const;

    /// Log-mel of all whole frames of a waveform at features.sampleRateHz. 0 frames if it is shorter than a window. A frame's values depend on its own samples
    /// only, wherever it stands.
    LogMel compute(std::span<const float> samples) const;
    /// The same into memory for at least frameCount x mels values.
    void compute(std::span<const float> samples, std::span<float> values) const;

    /// Mel filters as a dense [mels, fftSize/2 + 1] matrix, for inverting and for tests.
    std::vector<float> filterBank() const;
    int fftSize() const;
    /// True if compute() takes eight frames at once.
    bool vectorised() const;

private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace ajepa
