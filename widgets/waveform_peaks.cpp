// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform_peaks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ajepa {
namespace {

constexpr Peak nothing{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()};

Peak joined(const Peak& a, const Peak& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

bool isEmpty(const Peak& peak) {
    return peak.low > peak.high;
}

// Plain comparisons, which compilers turn into vector instructions; std::minmax_element is several times slower.
Peak peakOf(const float* begin, const float* end) {
    Peak peak = nothing;
    for (; begin != end; ++begin) {
        peak.low = *begin < peak.low ? *begin : peak.low;
        peak.high = *begin > peak.high ? *begin : peak.high;
    }
    return peak;
}

}  // namespace

WaveformPeaks::WaveformPeaks(const Waveform& waveform) {
    const auto size = static_cast<std::int64_t>(waveform.samples.size());
    const float* samples = waveform.samples.data();
    blocks_.reserve(static_cast<std::size_t>(size / blockSamples + 1));
    for (std::int64_t begin = 0; begin < size; begin += blockSamples) {
        blocks_.push_back(peakOf(samples + begin, samples + std::min(begin + blockSamples, size)));
        if (!isEmpty(blocks_.back()))
            largest_ = std::max({largest_, std::abs(blocks_.back().low), std::abs(blocks_.back().high)});
    }
}

Peak WaveformPeaks::between(const std::vector<float>& samples, std::int64_t begin, std::int64_t end) const {
    const std::int64_t firstBlock = (begin + blockSamples - 1) / blockSamples, lastBlock = end / blockSamples;
    if (firstBlock >= lastBlock)
        return peakOf(samples.data() + begin, samples.data() + end);
    Peak peak = joined(peakOf(samples.data() + begin, samples.data() + firstBlock * blockSamples),
                       peakOf(samples.data() + lastBlock * blockSamples, samples.data() + end));
    for (std::int64_t block = firstBlock; block < lastBlock; ++block)
        peak = joined(peak, blocks_[static_cast<std::size_t>(block)]);
    return peak;
}

std::vector<Peak> WaveformPeaks::columns(const Waveform& waveform, double startS, double endS, int columns) const {
    std::vector<Peak> peaks(static_cast<std::size_t>(std::max(columns, 0)));
    const auto size = static_cast<std::int64_t>(waveform.samples.size());
    const double first = startS * waveform.sampleRateHz;
    const double step = (endS - startS) * waveform.sampleRateHz / std::max(columns, 1);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double from = first + static_cast<double>(i) * step;
        const auto begin = static_cast<std::int64_t>(std::floor(from));
        const auto end = std::max(begin + 1, static_cast<std::int64_t>(std::floor(from + step)));
        const std::int64_t low = std::clamp<std::int64_t>(begin, 0, size), high = std::clamp<std::int64_t>(end, 0, size);
        const Peak peak = between(waveform.samples, low, std::max(low, high));
        if (!isEmpty(peak))
            peaks[i] = peak;
    }
    return peaks;
}

}  // namespace ajepa
