// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The contract between log_mel_lanes.cpp, which any machine runs, and log_mel_avx2.cpp, which is compiled for AVX2 and FMA. Plain structs and pointers only:
/// a function of the standard library that both instantiate could be linked from the wrong one.
namespace ajepa {

constexpr int logMelLanes = 8;  ///< frames that are computed at once, one a lane of a register

/// Values at one place of eight frames.
struct alignas(32) LaneGroup {
    float values[logMelLanes];
};

/// A mel triangle in single precision. The kernel's powers are four times the true ones, so the weights hold a quarter.
struct LaneMelFilter {
    std::int32_t firstBin, bins;
    const float* weights;
    float weightSum;
};

struct LaneTables {
    std::int32_t windowSamples;
    std::int32_t fftSize;  ///< a power of two, at least 16
    std::int32_t mels;
    float preEmphasis;
    const float* window;
    const float* passTwiddles;   ///< for each radix-4 pass, from the largest: re and im of w^j, w^2j, w^3j for j below a quarter of its length
    const float* splitTwiddles;  ///< re and im of exp(-2 pi i k / fftSize), k = 0 .. fftSize/4
    const std::int32_t* places;  ///< frequency -> where the transform leaves it
    const LaneMelFilter* filters;
    float noiseShare;  ///< a cell whose mean power is below this share of the frame's loudest bin is not resolved
};

/// Log-mel of eight windows of samples. `scratch`: fftSize + fftSize/2 + mels groups. `values`: eight rows of `mels`. Returns a bit for each frame that holds
/// a cell which single precision does not resolve (or a value that is not finite): that row is to be computed again in double precision.
/// A lane's numbers depend on its own samples only.
unsigned logMelOfEightFrames(const LaneTables& tables, const float* const frames[logMelLanes], LaneGroup* scratch, float* const values[logMelLanes]);

}  // namespace ajepa
