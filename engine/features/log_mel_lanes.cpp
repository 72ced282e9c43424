// SPDX-License-Identifier: Apache-2.0
#include "engine/features/log_mel_lanes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/features/log_mel.h"

namespace ajepa {
namespace {

constexpr int smallestTransform = 16, largestTransform = 1 << 14;

// Rounding spreads over all bins, so beside one loud bin each gets a share of its power that falls with their number. The factor was found with full-scale
// tones over noise of every level: the worst cell of any differs by 4e-3 from double precision. Recordings at 16 kHz have next to no frame below it.
constexpr float noisePower = 1e-7F;

void appendTwiddle(std::vector<float>& twiddles, double turn) {
    twiddles.push_back(static_cast<float>(std::cos(2 * std::numbers::pi * turn)));
    twiddles.push_back(static_cast<float>(-std::sin(2 * std::numbers::pi * turn)));
}

std::vector<float> passTwiddles(int length) {
    std::vector<float> twiddles;
    for (; length > 4; length /= 4) {
        for (int j = 0; j < length / 4; ++j) {
            for (int power = 1; power <= 3; ++power) {
                appendTwiddle(twiddles, static_cast<double>(j) * power / length);
            }
        }
    }
    return twiddles;
}

std::vector<float> splitTwiddles(int fftSize) {
    std::vector<float> twiddles;
    for (int k = 0; k <= fftSize / 4; ++k) {
        appendTwiddle(twiddles, static_cast<double>(k) / fftSize);
    }
    return twiddles;
}

// Where the passes leave frequency `first + step k`: within the r-th quarter lie those with k = 4 k' + r; the last pass is of two or four.
void place(std::vector<std::int32_t>& places, int start, int length, int first, int step) {
    const int parts = length >= 4 ? 4 : length;
    for (int r = 0; r < parts; ++r) {
        if (length <= 4) {
            places[static_cast<std::size_t>(first + r * step)] = start + r;
        } else {
            place(places, start + r * (length / 4), length / 4, first + r * step, step * 4);
        }
    }
}

}  // namespace

bool LaneLogMel::possible(const LogMelTables& tables) {
#ifdef AJEPA_AVX2
    return tables.fftSize >= smallestTransform && tables.fftSize <= largestTransform && __builtin_cpu_supports("avx2") &&
           __builtin_cpu_supports("fma");
#else
    return tables.fftSize < 0;
#endif
}

LaneLogMel::LaneLogMel(const LogMelTables& tables)
    : windowSamples_(tables.windowSamples),
      fftSize_(tables.fftSize),
      preEmphasis_(static_cast<float>(tables.preEmphasis)),
      window_(tables.window.begin(), tables.window.end()),
      passTwiddles_(passTwiddles(tables.fftSize / 2)),
      splitTwiddles_(splitTwiddles(tables.fftSize)),
      places_(static_cast<std::size_t>(tables.fftSize) / 2) {
    place(places_, 0, fftSize_ / 2, 0, 1);
    std::size_t total = 0;
    for (const MelFilter& filter : tables.filters) {
        total += filter.weights.size();
    }
    weights_.reserve(total);  // pointers into it are kept
    for (const MelFilter& filter : tables.filters) {
        const float* const weights = weights_.data() + weights_.size();
        std::transform(filter.weights.begin(), filter.weights.end(), std::back_inserter(weights_),
                       [](double weight) { return static_cast<float>(weight / 4); });
        const double sum = std::accumulate(filter.weights.begin(), filter.weights.end(), 0.0) / 4;
        filters_.push_back(
            {static_cast<std::int32_t>(filter.firstBin), static_cast<std::int32_t>(filter.weights.size()), weights, static_cast<float>(sum)});
    }
}

LaneTables LaneLogMel::view() const {
    return {.windowSamples = windowSamples_,
            .fftSize = fftSize_,
            .mels = static_cast<std::int32_t>(filters_.size()),
            .preEmphasis = preEmphasis_,
            .window = window_.data(),
            .passTwiddles = passTwiddles_.data(),
            .splitTwiddles = splitTwiddles_.data(),
            .places = places_.data(),
            .filters = filters_.data(),
            .noiseShare = noisePower / static_cast<float>(fftSize_)};
}

#ifdef AJEPA_AVX2
std::int64_t LaneLogMel::compute(const LogMelTables& tables, const ScalarLogMel& scalar, std::span<const float> samples, std::int64_t frames,
                                 std::span<float> values) const {
    const std::size_t mels = filters_.size();
    const LaneTables lanes = view();
    std::vector<LaneGroup> scratch(static_cast<std::size_t>(fftSize_) * 3 / 2 + mels);
    std::vector<float> spare(mels);
    ScalarLogMel::Scratch doubles(tables);
    std::int64_t unresolved = 0;
    for (std::int64_t first = 0; first < frames; first += logMelLanes) {
        const auto count = static_cast<std::size_t>(std::min<std::int64_t>(logMelLanes, frames - first));
        std::array<const float*, logMelLanes> windows{};
        std::array<float*, logMelLanes> rows{};
        for (std::size_t lane = 0; lane < logMelLanes; ++lane) {
            // Lanes past the end repeat the last frame: every frame goes through the same instructions.
            const std::int64_t frame = first + static_cast<std::int64_t>(std::min(lane, count - 1));
            windows[lane] = samples.data() + frame * tables.hopSamples;
            rows[lane] = lane < count ? values.data() + frame * static_cast<std::int64_t>(mels) : spare.data();
        }
        const unsigned redo = logMelOfEightFrames(lanes, windows.data(), scratch.data(), rows.data());
        for (std::size_t lane = 0; lane < count; ++lane) {
            if ((redo >> lane & 1U) != 0) {
                scalar.compute(tables, {windows[lane], tables.window.size()}, doubles, {rows[lane], mels});
                ++unresolved;
            }
        }
    }
    return unresolved;
}
#else
std::int64_t LaneLogMel::compute(const LogMelTables&, const ScalarLogMel&, std::span<const float>, std::int64_t, std::span<float>) const {
    return 0;  // never reached: possible() is false
}
#endif

}  // namespace ajepa
