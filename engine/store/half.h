// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <span>

namespace ajepa {

/// IEEE 754 binary16, as its bits. Nearest value, ties to even; magnitudes above the largest finite half, 65504, become that one; NaN stays NaN.
inline std::uint16_t halfOf(float value) {
    constexpr std::uint32_t largest = 0x477fe000;         // 65504
    constexpr std::uint32_t smallestNormal = 0x38800000;  // 2^-14
    constexpr std::uint32_t infinity = 0x7f800000;
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 16U) & 0x8000U);
    const std::uint32_t magnitude = bits & 0x7fffffffU;
    if (magnitude > infinity) {
        return static_cast<std::uint16_t>(sign | 0x7e00U | ((magnitude >> 13U) & 0x3ffU));
    }
    if (magnitude > largest) {
        return static_cast<std::uint16_t>(sign | 0x7bffU);
    }
    if (magnitude < smallestNormal) {
        // Beside 0.5 a float has the resolution of the smallest halves, so that the addition rounds as it should.
        const float shifted = std::bit_cast<float>(magnitude) + 0.5F;
        return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(0.5F)));
    }
    const std::uint32_t rounded = magnitude + 0xfffU + ((magnitude >> 13U) & 1U);
    return static_cast<std::uint16_t>(sign | ((rounded - 0x38000000U) >> 13U));
}

/// The value of a half, exactly.
inline float floatOfHalf(std::uint16_t half) {
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1fU;
    const std::uint32_t mantissa = half & 0x3ffU;
    if (exponent == 0) {
        const float magnitude = static_cast<float>(mantissa) * 0x1p-24F;
        return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(magnitude));
    }
    const std::uint32_t quiet = exponent == 31 && mantissa != 0 ? 0x400000U : 0U;
    const std::uint32_t shifted = exponent == 31 ? 0x7f800000U : (exponent + 112U) << 23U;
    return std::bit_cast<float>(sign | shifted | (mantissa << 13U) | quiet);
}

/// halfOf for many values.
void toHalves(std::span<const float> values, std::uint16_t* halves);

/// How stored ln energy becomes a network input: out = (max(x + gain, floor) - mean) * factor, where x at the floor (silence) stays there whatever the gain.
/// Each operation is rounded to float on its own, so that every machine gives the same bits.
struct InputScale {
    float gain = 0;                 ///< ln of an energy ratio
    std::span<const float> mean;    ///< [mels]
    std::span<const float> factor;  ///< [mels]
};

/// Turns rows of halves [rows, mels] into floats in one pass. mels is the length of scale.mean.
using HalfRows = void (*)(const std::uint16_t* halves, std::size_t rows, const InputScale& scale, float* out);

/// Runs everywhere.
void halfRowsPortable(const std::uint16_t* halves, std::size_t rows, const InputScale& scale, float* out);

/// The form that uses AVX and F16C, or nullptr where the CPU has none.
HalfRows halfRowsX86();

/// The quicker of the two; they give the same bits.
void halfRows(const std::uint16_t* halves, std::size_t rows, const InputScale& scale, float* out);

}  // namespace ajepa
